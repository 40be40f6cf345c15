// A dialog above the page: closed by its button or the Escape key, which give the focus back.

import { h, nextId } from '/forms/dom.js';

export function dialogOf(title, content, opener, look = '') {
  const id = nextId();
  const close = h('button', { type: 'button', class: 'mp-button', onclick: () => dialog.close() }, 'Fermer');
  const dialog = h('dialog', { class: `mp mp-dialog ${look}`, 'aria-labelledby': id },
    h('div', { class: 'mp-dialog-head' }, h('h2', { id }, title), close), content);
  dialog.addEventListener('close', () => {
    dialog.remove();
    opener?.focus();
  });
  // Tasklist listens to keys on the whole page
  dialog.addEventListener('keydown', event => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
