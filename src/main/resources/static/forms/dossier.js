// The dossier that an aid or an act is about: found by its reference or name among those one may see.

import { api, h, nextId, plural } from './dom.js';
import { finder } from './finder.js';

const labelOf = dossier => `${dossier.reference} – ${dossier.name} (${dossier.territory}, ${dossier.stageLabel})`;

const search = async text => (await api(`/api/dossiers?size=12&q=${encodeURIComponent(text)}`)).dossiers;

const DOSSIERS = {
  search,
  labelOf,
  label: 'Chercher un dossier',
  placeholder: 'Référence ou nom',
  listLabel: 'Dossiers trouvés',
  found: count => plural(count, 'dossier trouvé', 'dossiers trouvés'),
  none: 'Aucun dossier de ce nom parmi ceux que vous suivez.',
  taken: dossier => `Dossier ${dossier.reference} choisi.`
};

export function dossier({ schema, required }, { parts, label, showAt }) {
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id);
  let chosen = null;
  const name = h('span', { class: 'mf-commune-name' });
  const change = h('button', { type: 'button', class: 'mf-button mf-small', onclick: () => { set(null, ''); box.focus(); } }, 'Changer');
  const choice = h('p', { class: 'mf-commune', hidden: true }, name, change);
  const box = finder(id, describedBy, DOSSIERS, found => { set(found.reference, labelOf(found)); change.focus(); });
  const node = h('fieldset', { class: 'mf-field' }, h('legend', { class: 'mf-label' }, label(schema, required)), help, box.node, choice, error);

  function set(reference, text) {
    chosen = reference;
    name.textContent = text;
    choice.hidden = reference === null;
    box.node.hidden = reference !== null;
  }

  const showError = showAt(node, error);
  return {
    node,
    read: () => chosen,
    write: reference => set(reference, reference),
    check: () => required && chosen === null ? [{ path: '', text: 'Choisissez le dossier.' }] : [],
    locate: () => ({ node: chosen === null ? box.input : change, show: showError })
  };
}
