// The form of a task or of a start event, drawn from what /api/… says about its contract: the same inside Tasklist and on
// our own pages.

import { h, nextId, plural } from './dom.js';
import { newContext, recordOf } from './fields.js';

/**
 * Draws the form into `root`.
 *
 * @param form  as our API gives it
 * @param ahead nodes between the heading and the fields
 */
export function drawForm(root, form, ahead = []) {
  const record = recordOf(form.schema, newContext(form.reference || null));
  const summary = h('div', { class: 'mf-summary', role: 'alert', tabindex: -1, hidden: true });
  root.replaceChildren(
    heading(form),
    ...ahead,
    summary,
    form.schema.required.length ? h('p', { class: 'mf-help' }, 'Les champs marqués d’un astérisque (', h('span', { class: 'mf-required' }, '*'), ') sont obligatoires.') : '',
    ...record.fields.map(field => field.node));
  const drawn = {
    read: record.read,
    write: record.write,
    refresh: record.refresh,
    /** Whether the browser sees nothing wrong; what it sees wrong is shown. */
    isRight() {
      const faults = record.check();
      summary.hidden = true;
      if (faults.length) {
        drawn.show(faults);
      }
      return faults.length === 0;
    },
    /** Shows what is wrong, [{ path, text }], at its fields, and goes to the first. */
    show(faults) {
      const located = faults.map(fault => ({ ...fault, target: fault.path ? record.locate(fault.path) : null }));
      located.forEach(fault => fault.target?.show(fault.text));
      summary.replaceChildren(
        h('p', { class: 'mf-summary-title' }, `${plural(faults.length, 'point', 'points')} à revoir avant de terminer`),
        h('ul', {}, located.map(fault => h('li', {}, fault.target ? link(fault, form) : fault.text))));
      summary.hidden = false;
      const first = located.find(fault => fault.target);
      (first ? first.target.node : summary).focus();
    },
    /** Tells what is not about a field: nothing was lost. */
    tell(text) {
      summary.replaceChildren(h('p', {}, text));
      summary.hidden = false;
      summary.focus();
    }
  };
  return drawn;
}

/** In place of a form that cannot be shown. */
export function drawRefusal(root, refusal) {
  root.replaceChildren(h('div', { class: 'mf-summary', role: 'alert' },
    h('p', {}, 'Le formulaire n’a pas pu être affiché. ', refusal.message)));
}

function heading(form) {
  const facts = form.facts || [];
  return h('header', { class: 'mf-head' },
    h('h3', { class: 'mf-title' }, form.title),
    form.description ? h('p', { class: 'mf-description' }, form.description) : null,
    facts.length ? h('dl', { class: 'mf-facts' }, facts.map(fact => h('div', {},
      h('dt', {}, fact.name),
      h('dd', {}, fact.href ? h('a', { href: fact.href, target: '_blank', rel: 'noopener' }, fact.value) : fact.value)))) : null);
}

function link(fault, form) {
  const node = fault.target.node;
  node.id = node.id || nextId();
  return h('a', {
    href: `#${node.id}`,
    onclick: event => {
      event.preventDefault();
      event.stopPropagation();
      node.focus();
      node.scrollIntoView({ block: 'center' });
    }
  }, `${nameOf(form.schema, fault.path)}${fault.text}`);
}

/** « Membres, ligne 2, courriel : », for a path such as members[1].email. */
function nameOf(schema, path) {
  const names = [];
  let here = schema;
  for (const step of path.match(/[^.[\]]+|\[\d+\]/g) || []) {
    if (step.startsWith('[')) {
      names.push(`ligne ${Number(step.slice(1, -1)) + 1}`);
      here = here?.items;
    } else {
      here = here?.properties?.[step];
      if (here?.title) {
        names.push(here.title.replace(/\s*[?:]\s*$/, ''));
      }
    }
  }
  return names.length ? `${names.join(', ')} : ` : '';
}
