// Asks before what cannot be undone, and says what will happen.

import { h, loadStyles, nextId } from './dom.js';

/**
 * Whether the person goes on. The safe answer has the focus, Escape gives it too.
 *
 * @param sentences what will happen
 * @param yes       the words of the button that goes on
 */
export function confirmed({ title, sentences, yes, no = 'Revenir au formulaire' }) {
  loadStyles();
  const id = nextId();
  const dialog = h('dialog', { class: 'mf mf-dialog', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-text` },
    h('h2', { class: 'mf-title', id: `${id}-title` }, title),
    h('div', { id: `${id}-text` }, sentences.map(sentence => h('p', {}, sentence))),
    h('p', { class: 'mf-actions' },
      h('button', { type: 'button', class: 'mf-button', autofocus: true, onclick: () => dialog.close('') }, no), ' ',
      h('button', { type: 'button', class: 'mf-button mf-primary', onclick: () => dialog.close('yes') }, yes)));
  // a window of Tasklist behind this one also listens to Escape
  dialog.addEventListener('keydown', event => event.stopPropagation());
  const before = document.activeElement;
  document.body.append(dialog);
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      before?.focus?.();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}

/** The sentences of a submission that cannot be undone, from its schema: of the whole form, and of the answers given. */
export function consequences(schema, values) {
  const found = new Set(schema['x-confirm'] ? [schema['x-confirm']] : []);
  collect(schema, values, found);
  return [...found];
}

function collect(schema, values, found) {
  for (const name of schema['x-order']) {
    const property = schema.properties[name];
    const value = values?.[name];
    if (value === null || value === undefined) {
      continue;
    }
    const options = property['x-options'] || [];
    const sentence = options.find(option => option.value === String(value))?.confirm;
    if (sentence) {
      found.add(sentence);
    }
    if (property.items?.['x-order']) {
      value.forEach(row => collect(property.items, row, found));
    } else if (property['x-order']) {
      collect(property, value, found);
    }
  }
}
