// The page of a dossier: its small forms go to the dossier's API; a refusal stays at the form, with what was typed.

import { api, csrfHeaders, loadStyles, parsed, Refusal } from '/forms/dom.js';
import { fieldOf, newContext } from '/forms/fields.js';
import { editTeam } from '/team.js';

const main = document.querySelector('main[data-dossier]');
const reference = main.dataset.dossier;
const base = `/api/dossiers/${encodeURIComponent(reference)}`;
let territory = null;

loadStyles();

/** Reads what a form holds; an empty field is no value, boxes marked `data-list` make one list. */
function valuesOf(form) {
  const values = Object.fromEntries([...new FormData(form)].filter(([name, value]) => value !== '' && !name.startsWith('mf-')));
  for (const box of form.querySelectorAll('input[data-list]')) {
    values[box.name] = [...form.querySelectorAll(`input[data-list][name="${box.name}"]:checked`)].map(each => each.value);
  }
  return values;
}

async function send(form) {
  const url = `${base}/${form.dataset.act}`;
  if ('multipart' in form.dataset) {
    const response = await fetch(url, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/problem+json, application/json', ...csrfHeaders() } });
    if (!response.ok) {
      throw new Refusal(response.status, parsed(await response.text()) || {});
    }
    return;
  }
  const body = valuesOf(form);
  if (form.dataset.act === 'territory') {
    body.version = Number(main.dataset.version);
    body.communes = territory.read();
    body.seatCommune = territory.seat.read();
  }
  await api(url, { method: form.dataset.method || 'POST', body });
}

function refuse(form, refusal) {
  const notice = form.querySelector('[data-refusal]');
  const field = refusal.field && form.elements.namedItem(refusal.field);
  notice.textContent = refusal.message;
  notice.hidden = false;
  (field || notice).focus?.();
  if (field) {
    field.setAttribute('aria-invalid', 'true');
    field.addEventListener('input', () => field.removeAttribute('aria-invalid'), { once: true });
  }
}

main.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.dataset.act || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  try {
    await send(form);
    sessionStorage.setItem('maillage-notice', form.dataset.done);
    location.reload();
  } catch (refusal) {
    button.disabled = false;
    refuse(form, refusal);
  }
});

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
