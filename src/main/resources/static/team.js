// The team of a dossier as a table, saved at once: who edits meanwhile is told in words, and nothing is overwritten.

import { api, h } from '/forms/dom.js';

const COLUMNS = [['firstName', 'Prénom', 80], ['name', 'Nom', 120], ['profession', 'Profession'], ['email', 'Courriel', 150]];

export async function editTeam(node, url, professions) {
  const body = h('tbody');
  const status = h('p', { class: 'mf-help', role: 'status' });
  const fault = h('p', { class: 'mf-error', role: 'alert', hidden: true });
  let version = null;

  function control(name, title, length, member) {
    if (name !== 'profession') {
      return h('input', { class: 'mf-input', name, type: name === 'email' ? 'email' : 'text', maxlength: length, value: member[name] ?? '', 'aria-label': title });
    }
    const select = h('select', { class: 'mf-input', name, 'aria-label': title }, h('option', { value: '' }, 'Choisissez…'),
      professions.map(each => h('option', { value: each.value }, each.title)));
    select.value = member.profession ?? '';
    return select;
  }

  function append(member) {
    const remove = h('button', { type: 'button', class: 'mf-button mf-small', 'aria-label': 'Retirer cette personne', onclick: () => row.remove() }, 'Retirer');
    const row = h('tr', {}, COLUMNS.map(([name, title, length]) => h('td', {}, control(name, title, length, member))), h('td', { class: 'mf-tools' }, remove));
    row.member = member;
    body.append(row);
    return row;
  }

  const members = () => [...body.rows].map(row => ({
    ...row.member,
    ...Object.fromEntries(COLUMNS.map(([name]) => [name, row.querySelector(`[name=${name}]`).value.trim() || null]))
  })).filter(member => COLUMNS.some(([name]) => member[name]));

  function show(answer) {
    version = answer.version;
    body.replaceChildren();
    answer.members.forEach(append);
  }

  async function save() {
    fault.hidden = true;
    status.textContent = '';
    try {
      show(await api(url, { method: 'PUT', body: { version, members: members() } }));
      status.textContent = 'L’équipe est enregistrée.';
    } catch (refusal) {
      const row = /\[(\d+)\]/.exec(refusal.field || '');
      fault.textContent = (row ? `Ligne ${Number(row[1]) + 1} : ` : '') + refusal.message;
      fault.hidden = false;
    }
  }

  node.replaceChildren(
    h('div', { class: 'mf-table-frame' }, h('table', { class: 'mf-table' },
      h('thead', {}, h('tr', {}, COLUMNS.map(([, title]) => h('th', { scope: 'col' }, title)), h('th', {}, h('span', { class: 'mf-hidden' }, 'Retirer')))), body)),
    h('button', { type: 'button', class: 'mf-button', onclick: () => append({}).querySelector('input').focus() }, 'Ajouter une personne'),
    ' ',
    h('button', { type: 'button', class: 'mf-button', onclick: save }, 'Enregistrer l’équipe'),
    status, fault);
  try {
    show(await api(url));
  } catch (refusal) {
    fault.textContent = refusal.message;
    fault.hidden = false;
  }
}
