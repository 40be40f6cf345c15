package fr.maillage.workflow;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** All contracts of the application, found by process and task. */
@Component
public class Contracts implements SmartInitializingSingleton {

    private record Key(String process, String task) {
    }

    /** A method that helps to fill in a form. */
    private record Draft(Object bean, Method method) {
    }

    private final ConfigurableListableBeanFactory beans;
    private final Map<Key, Contract> contracts = new HashMap<>();
    private final Map<Key, Draft> drafts = new HashMap<>();
    private final Map<Key, Draft> options = new HashMap<>();

    Contracts(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    public Optional<Contract> find(String process, String task) {
        return Optional.ofNullable(contracts.get(new Key(process, task)));
    }

    public Collection<Contract> all() {
        return contracts.values();
    }

    /** The values proposed for a task's form, when its feature proposes any. */
    public Optional<Record> draft(TaskInHand inHand) {
        return Optional.ofNullable(drafts.get(new Key(inHand.process(), inHand.task())))
                .map(draft -> (Record) Contract.invoke(draft.bean(), draft.method(), inHand));
    }

    /** The choices that the feature offers for text fields of a task's form, by component. */
    @SuppressWarnings("unchecked")
    public Map<String, List<FieldOption>> options(TaskInHand inHand) {
        return Optional.ofNullable(options.get(new Key(inHand.process(), inHand.task())))
                .map(offer -> (Map<String, List<FieldOption>>) Contract.invoke(offer.bean(), offer.method(), inHand))
                .orElse(Map.of());
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type != null && type.getPackageName().startsWith("fr.maillage")) {
                register(name, type);
            }
        }
    }

    private void register(String name, Class<?> type) {
        MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<TaskContract>) method ->
                        AnnotatedElementUtils.findMergedAnnotation(method, TaskContract.class))
                .forEach((method, contract) -> register(contract, beans.getBean(name), method));
        MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<TaskDraft>) method ->
                        AnnotatedElementUtils.findMergedAnnotation(method, TaskDraft.class))
                .forEach((method, draft) -> put(drafts, draft.process(), draft.task(), beans.getBean(name), method));
        MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<TaskOptions>) method ->
                        AnnotatedElementUtils.findMergedAnnotation(method, TaskOptions.class))
                .forEach((method, offer) -> put(options, offer.process(), offer.task(), beans.getBean(name), method));
    }

    private static void put(Map<Key, Draft> helps, String[] processes, String task, Object bean, Method method) {
        for (String process : processes) {
            helps.put(new Key(process, task), new Draft(bean, invocable(method, bean)));
        }
    }

    private void register(TaskContract annotation, Object bean, Method method) {
        Class<? extends Record> form = method.getParameterTypes()[0].asSubclass(Record.class);
        for (String process : annotation.process()) {
            Contract contract = new Contract(process, annotation.task(), List.of(annotation.process()), form,
                    Set.of(annotation.routes()), bean, invocable(method, bean));
            Contract other = contracts.put(new Key(process, contract.task()), contract);
            if (other != null) {
                throw new IllegalStateException("two contracts for %s/%s: %s and %s".formatted(process,
                        contract.task(), other.accept(), method));
            }
        }
    }

    private static Method invocable(Method method, Object bean) {
        Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
        ReflectionUtils.makeAccessible(invocable);
        return invocable;
    }
}
