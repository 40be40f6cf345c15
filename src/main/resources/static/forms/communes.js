// The communes of a territory: found by typing, whole or in part, with a preview of what they make together.

import { api, h, nextId, plural } from './dom.js';
import { finder } from './finder.js';

const people = count => plural(count, 'habitant', 'habitants');

export function communes({ schema, required, context }, { parts, label, showAt, recordOf }) {
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id);
  const columns = schema.items['x-order'];
  const [code, ...details] = columns;
  const chosen = [];
  const box = finder(id, describedBy, COMMUNES, commune => add(commune.code, commune));
  const list = h('ul', { class: 'mf-communes' });
  const preview = h('div', { class: 'mf-preview', role: 'status', hidden: true });
  const node = h('fieldset', { class: 'mf-field mf-list' },
    h('legend', { class: 'mf-label' }, label(schema, required)), help, box.node, error, list, preview);

  function add(value, commune, given) {
    if (details.length === 0 && chosen.some(each => each.value === value)) {
      return;
    }
    const record = recordOf({
      ...schema.items,
      'x-order': details,
      required: []
    }, context);
    const entry = { value, record };
    const name = h('span', { class: 'mf-commune-name' }, commune ? nameOf(commune) : value);
    const part = h('input', { type: 'checkbox', id: nextId(), onchange: () => { fields.hidden = !part.checked; changed(); } });
    const fields = h('div', { class: 'mf-part', hidden: true }, record.fields.map(field => field.node));
    const remove = h('button', { type: 'button', class: 'mf-button mf-small', onclick: () => drop(entry) }, 'Retirer');
    entry.name = name;
    entry.isPart = () => part.checked;
    entry.focus = () => remove.focus();
    entry.node = h('li', {}, h('div', { class: 'mf-commune' }, name,
      details.length ? h('label', { class: 'mf-choice', for: part.id }, part, 'une partie seulement') : null, remove), fields);
    remove.setAttribute('aria-label', `Retirer ${commune?.name || value}`);
    if (given && details.some(detail => given[detail] !== null && given[detail] !== undefined)) {
      part.checked = true;
      fields.hidden = false;
      record.write(given);
    }
    chosen.push(entry);
    list.append(entry.node);
    if (!commune) {
      describe(entry, remove);
    }
    changed();
  }

  async function describe(entry, remove) {
    try {
      const found = await search(entry.value);
      const commune = found.find(each => each.code === entry.value);
      if (commune) {
        entry.name.textContent = nameOf(commune);
        remove.setAttribute('aria-label', `Retirer ${commune.name}`);
        changed();
      }
    } catch {
      entry.name.textContent = entry.value;
    }
  }

  function drop(entry) {
    chosen.splice(chosen.indexOf(entry), 1);
    entry.node.remove();
    changed();
    box.focus();
  }

  const read = () => chosen.map(entry => ({
    ...Object.fromEntries(details.map(detail => [detail, null])),
    ...(entry.isPart() ? entry.record.read() : {}),
    [code]: entry.value
  }));

  let waiting;
  let asked = 0;
  function changed() {
    const options = new Map(chosen.map(entry => [entry.value, { value: entry.value, title: entry.name.textContent.split(' – ')[0] }]));
    context.chosenCommunes.dispatchEvent(new CustomEvent('change', { detail: [...options.values()] }));
    node.dispatchEvent(new Event('change', { bubbles: true }));
    clearTimeout(waiting);
    waiting = setTimeout(show, 400);
  }

  async function show() {
    const turn = ++asked;
    if (chosen.length === 0) {
      preview.hidden = true;
      return;
    }
    try {
      const answer = await api('/api/territory/preview', { method: 'POST', body: { communes: read(), reference: context.reference } });
      if (turn === asked) {
        preview.replaceChildren(...sentences(answer, chosen.length));
        preview.hidden = false;
      }
    } catch (refusal) {
      if (turn === asked) {
        preview.replaceChildren(h('p', {}, refusal.message));
        preview.hidden = false;
      }
    }
  }

  list.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 400);
  });
  const showError = showAt(node, error);
  return {
    node,
    read,
    write: values => {
      chosen.splice(0).forEach(entry => entry.node.remove());
      values.forEach(value => add(value[code], null, value));
    },
    check: () => required && chosen.length === 0 ? [{ path: '', text: 'Indiquez au moins une commune.' }] : [],
    locate: path => {
      const match = /^\[(\d+)\]\.?(.*)$/.exec(path);
      const entry = match && chosen[Number(match[1])];
      const inner = entry?.isPart() && match[2] ? entry.record.locate(match[2]) : null;
      return inner || { node: box.input, show: text => showError(entry ? `${entry.name.textContent} : ${text}` : text) };
    }
  };
}

const nameOf = commune => `${commune.name} (${commune.code})`
  + (commune.population === null || commune.population === undefined ? '' : ` – ${people(commune.population)}`);

const labelOf = commune => `${commune.name} (${commune.code}), ${commune.departementName}`
  + (commune.formerName ? ` – autrefois ${commune.formerName}` : '');

const search = text => api(`/api/territory/communes?limit=12&q=${encodeURIComponent(text)}`);

const COMMUNES = {
  search,
  labelOf,
  label: 'Ajouter une commune',
  placeholder: 'Nom ou code INSEE d’une commune',
  listLabel: 'Communes trouvées',
  found: count => plural(count, 'commune trouvée', 'communes trouvées'),
  none: 'Aucune commune de ce nom.',
  taken: commune => `${commune.name} ajoutée.`
};

function sentences(answer, count) {
  const size = answer.sizeClass ? `, taille ${answer.sizeClass}` : '';
  return [
    h('p', {}, h('strong', {}, `${plural(count, 'commune', 'communes')} : ${people(answer.population)}${size}`)),
    answer.rurality ? h('p', {}, answer.rurality) : null,
    answer.bodies ? h('p', {}, `Organismes compétents : ${answer.bodies.map(body => body.name + (body.associate ? ' (associé)' : '')).join(', ')}.`) : null,
    ...(answer.questions || []).map(text => h('p', { class: 'mf-warning' }, text)),
    ...answer.overlaps.map(overlap => h('p', { class: 'mf-warning' }, overlap.text))
  ].filter(Boolean);
}
