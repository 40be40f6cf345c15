// The form of a task or of a start event, drawn from what /api/… says about its contract: the same inside Tasklist and on
// our own pages.

import { h, nextId, plural } from './dom.js';
import { consequences, confirmed } from './confirm.js';
import { keep } from './drafts.js';
import { newContext, recordOf } from './fields.js';
import { inWords, merged } from './values.js';

// What was typed, by draft, as long as the page lives: Tasklist throws the form away when another tab or task is opened.
const typed = new Map();

/**
 * Draws the form into `root`.
 *
 * @param form     as our API gives it
 * @param draftUrl where its draft is kept
 * @param ahead    nodes between the heading and the fields
 */
export function drawForm(root, form, { draftUrl, ahead = [] }) {
  const { schema } = form;
  const summary = h('div', { class: 'mf-summary', role: 'alert', tabindex: -1, hidden: true });
  const fields = h('div');
  const draft = keep(draftUrl, { saved: form.typed, read: () => record.read(), discarded: startAnew, gone });
  let record;

  function draw(values) {
    record = recordOf(schema, newContext(form.reference || null));
    fields.replaceChildren(...record.fields.map(field => field.node));
    record.write(form.draft);
    if (values) {
      record.write(merged(schema, form.draft, values));
    }
  }

  function startAnew() {
    typed.delete(draftUrl);
    summary.hidden = true;
    draft.restart();
    draw(null);
    record.focus();
  }

  function remember() {
    record.refresh();
    typed.set(draftUrl, record.read());
    draft.touch();
  }

  /** The task is over: what was typed is not sent any more, but can be read and copied. */
  function gone(text) {
    draft.end();
    typed.delete(draftUrl);
    summary.replaceChildren(h('p', { class: 'mf-summary-title' }, text),
      h('p', {}, 'Votre saisie n’a pas été enregistrée ; elle reste ici, à lire ou à copier.'),
      h('textarea', { class: 'mf-input mf-copy', readonly: true, rows: 8, 'aria-label': 'Votre saisie' }, inWords(schema, record.read())));
    tell();
  }

  function tell() {
    summary.hidden = false;
    summary.focus();
  }

  root.replaceChildren(
    heading(form),
    ...ahead,
    draft.node,
    summary,
    schema.required.length ? h('p', { class: 'mf-help' }, 'Les champs marqués d’un astérisque (', h('span', { class: 'mf-required' }, '*'), ') sont obligatoires.') : '',
    fields);
  draw(typed.get(draftUrl) || form.typed?.values);
  fields.addEventListener('input', remember);
  fields.addEventListener('change', remember);

  return {
    read: () => record.read(),
    gone,
    /** Whether the browser sees nothing wrong; what it sees wrong is shown. */
    isRight() {
      const faults = record.check();
      summary.hidden = true;
      if (faults.length) {
        this.show(faults);
      }
      return faults.length === 0;
    },
    /** What cannot be undone once this is sent, in sentences. */
    consequences: () => consequences(schema, record.read()),
    /** Whether the person goes on all the same. */
    accepted: sentences => confirmed({ title: 'À confirmer avant d’envoyer', sentences, yes: 'Confirmer et terminer' }),
    /** Shows what is wrong, [{ path, text }], at its fields, and goes to the first. */
    show(faults) {
      const located = faults.map(fault => ({ ...fault, target: fault.path ? record.locate(fault.path) : null }));
      located.forEach(fault => fault.target?.show(fault.text));
      summary.replaceChildren(
        h('p', { class: 'mf-summary-title' }, `${plural(faults.length, 'point', 'points')} à revoir avant de terminer`),
        h('ul', {}, located.map(fault => h('li', {}, fault.target ? link(fault, form) : fault.text))));
      tell();
      const first = located.find(fault => fault.target)?.target.node;
      first?.focus();
      first?.scrollIntoView({ block: 'center' });
    },
    /** Tells what is not about a field: nothing was lost. */
    tell(text) {
      summary.replaceChildren(h('p', {}, text));
      tell();
    },
    /** The form is on its way. */
    sending: draft.end,
    /** It was not accepted: what is typed is kept as before. */
    refused: draft.resume,
    /** It was accepted, and the draft went with it. */
    sent() {
      draft.end();
      typed.delete(draftUrl);
    }
  };
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
      h('dd', {}, fact.href ? h('a', { href: fact.href, target: '_blank', rel: 'noopener' }, fact.value) : fact.value)))) : null,
    form.heldBy ? h('p', { class: 'mf-warning' }, `${form.heldBy} a pris cette tâche en charge.`) : null);
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
