// The page of a dossier: its small forms go to the dossier's API; a refusal stays at the form, with what was typed.

import { loadStyles } from '/forms/dom.js';
import { fieldOf, newContext } from '/forms/fields.js';
import { valuesOf, wireActs } from '/panel/acts.js';
import { editTeam } from '/team.js';

const main = document.querySelector('main[data-dossier]');
const reference = main.dataset.dossier;
const base = `/api/dossiers/${encodeURIComponent(reference)}`;
let territory = null;

loadStyles();

wireActs(main, reference, said => {
  sessionStorage.setItem('maillage-notice', said);
  location.reload();
}, form => form.dataset.act === 'territory'
  ? { ...valuesOf(form), version: Number(main.dataset.version), communes: territory.read(), seatCommune: territory.seat.read() }
  : valuesOf(form));

const communesNode = main.querySelector('[data-communes]');
if (communesNode) {
  const context = newContext(reference);
  const seat = fieldOf({ title: 'Commune du siège', 'x-control': 'seat' }, 'seatCommune', false, context);
  territory = fieldOf({
    title: 'Communes',
    'x-control': 'communes',
    items: {
      'x-order': ['commune', 'part', 'population', 'source'],
      properties: {
        part: { title: 'Nom de la partie', 'x-control': 'text', maxLength: 120 },
        population: { title: 'Habitants de la partie', 'x-control': 'integer' },
        source: { title: 'Source du chiffre', 'x-control': 'text', maxLength: 200 }
      }
    }
  }, 'communes', true, context);
  communesNode.append(territory.node, seat.node);
  territory.write(JSON.parse(communesNode.dataset.communes));
  seat.write(communesNode.dataset.seat);
  territory.seat = seat;
}

const teamNode = main.querySelector('[data-team]');
if (teamNode) {
  const professions = [...document.querySelectorAll('#professions option')].map(({ value, textContent }) => ({ value, title: textContent }));
  editTeam(teamNode, `${base}/team`, professions);
}

const done = sessionStorage.getItem('maillage-notice');
if (done) {
  sessionStorage.removeItem('maillage-notice');
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = done;
  main.prepend(notice);
}
