package fr.maillage.workflow;

import java.util.AbstractMap;
import java.util.Set;

import org.springframework.context.ApplicationContext;

/**
 * The beans that expressions see: those that carry {@link ModelBean}, asked from the context on first use. Lazy, since
 * the delegates need features that need the engine.
 */
class ModelBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;

    ModelBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String bean
                && context.containsBean(bean)
                && context.findAnnotationOnBean(bean, ModelBean.class) != null;
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? context.getBean((String) name) : null;
    }

    /** Listing would instantiate beans while the engine starts; the engine only looks names up. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
