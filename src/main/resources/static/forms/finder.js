// Finding something by typing part of its name.

import { h } from './dom.js';

/**
 * A combo box in the sense of the ARIA practices: type, arrows, Enter, Escape.
 *
 * words  search(text) → items, labelOf(item), label, placeholder, listLabel, found(count), none, taken(item)
 * choose is called with the item
 */
export function finder(fieldId, describedBy, words, choose) {
  const listId = `${fieldId}-found`;
  const input = h('input', {
    type: 'text', id: fieldId, class: 'mf-input', role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
    'aria-controls': listId, 'aria-describedby': describedBy, placeholder: words.placeholder
  });
  const list = h('ul', { id: listId, role: 'listbox', class: 'mf-found', hidden: true, 'aria-label': words.listLabel });
  const status = h('p', { class: 'mf-hidden', role: 'status' });
  let found = [];
  let active = -1;
  let waiting;
  let turn = 0;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function take(item) {
    input.value = '';
    close();
    choose(item);
    status.textContent = words.taken(item);
  }

  function activate(index) {
    active = (index + found.length) % found.length;
    [...list.children].forEach((option, position) => option.setAttribute('aria-selected', String(position === active)));
    input.setAttribute('aria-activedescendant', `${listId}-${active}`);
    list.children[active].scrollIntoView({ block: 'nearest' });
  }

  async function look() {
    const mine = ++turn;
    const text = input.value.trim();
    if (text.length < 2) {
      close();
      return;
    }
    try {
      const answer = await words.search(text);
      if (mine !== turn) {
        return;
      }
      found = answer;
      list.replaceChildren(...found.map((item, index) => h('li', {
        role: 'option', id: `${listId}-${index}`, 'aria-selected': 'false',
        onmousedown: event => { event.preventDefault(); take(item); }
      }, words.labelOf(item))));
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
      status.textContent = found.length ? words.found(found.length) : words.none;
      if (found.length === 0) {
        list.replaceChildren(h('li', { class: 'mf-none' }, words.none));
        list.hidden = false;
      } else {
        activate(0);
      }
    } catch (refusal) {
      status.textContent = refusal.message;
      list.replaceChildren(h('li', { class: 'mf-none' }, refusal.message));
      list.hidden = false;
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 200);
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' && found.length && !list.hidden) {
      event.preventDefault();
      activate(active + 1);
    } else if (event.key === 'ArrowUp' && found.length && !list.hidden) {
      event.preventDefault();
      activate(active - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active >= 0 && !list.hidden) {
        take(found[active]);
      }
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', close);
  return {
    node: h('div', { class: 'mf-finder' }, h('label', { class: 'mf-hidden', for: fieldId }, words.label), input, list, status),
    input,
    focus: () => input.focus()
  };
}
