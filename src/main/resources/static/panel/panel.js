// The dossier of a task, in one request: drawn into a node, drawn anew when another task is shown.

import { api, csrfHeaders, h, nextId, parsed, plural, Refusal } from '/forms/dom.js';
import { openActs } from './acts.js';
import { openDiagrams } from './diagram.js';

const STYLES = '/panel/panel.css';
const OPEN = 'maillage-panel-open';
const AT_FIRST = ['facts', 'tasks', 'course', 'documents', 'journal'];

export function loadPanelStyles() {
  if (!document.querySelector(`link[href="${STYLES}"]`)) {
    document.head.append(h('link', { rel: 'stylesheet', href: STYLES }));
  }
}

/** A panel in this node: `show(taskId)` draws the dossier of that task, `show(null)` nothing. */
export function panelIn(node) {
  loadPanelStyles();
  node.classList.add('mp');
  let shown = null;
  let asked = 0;

  async function show(taskId) {
    if (taskId === shown) {
      return;
    }
    shown = taskId;
    asked++;
    node.replaceChildren();
    node.hidden = taskId === null;
    if (taskId !== null) {
      await load(taskId, true);
    }
  }

  async function load(taskId, anew) {
    const turn = ++asked;
    if (anew) {
      node.replaceChildren(h('p', { class: 'mp-loading', role: 'status' }, h('span', { class: 'mp-spinner', 'aria-hidden': 'true' }), 'Chargement du dossier…'));
    }
    try {
      const panel = await api(`/api/tasks/${encodeURIComponent(taskId)}/panel`);
      if (turn === asked) {
        node.replaceChildren(...drawn(panel, taskId, () => load(taskId, false)));
      }
    } catch (refusal) {
      if (turn === asked) {
        node.replaceChildren(h('div', { class: 'mp-notice mp-error', role: 'alert' }, h('p', {}, `Le dossier ne peut pas être montré. ${refusal.message}`),
          h('button', { type: 'button', class: 'mp-button', onclick: () => load(taskId, true) }, 'Réessayer')));
      }
    }
  }

  return { show };
}

function drawn(panel, taskId, again) {
  if (!panel.reference) {
    return [h('p', { class: 'mp-empty' }, 'Cette tâche ne porte pas sur un dossier.')];
  }
  return [
    head(panel, taskId, again),
    ...panel.notices.map(notice => h('p', { class: `mp-notice mp-${notice.kind.toLowerCase().replace('_', '-')}` }, notice.text)),
    section('facts', 'L’essentiel', facts(panel.facts)),
    part(panel.tasks, 'tasks', 'À qui est la balle', tasks, 'Personne n’est attendu pour l’instant.'),
    panel.course && section('course', 'Où en est le parcours', [course(panel.course),
      h('button', { type: 'button', class: 'mp-button', onclick: event => openDiagrams(taskId, event.currentTarget) }, 'Voir le diagramme')]),
    panel.team && section('people', 'Porteur et équipe', people(panel)),
    panel.territory && section('territory', 'Territoire', territory(panel.territory)),
    part(panel.accompaniers, 'accompaniers', 'Qui accompagne', bodies, 'Personne n’accompagne le porteur pour l’instant.'),
    part(panel.bodies, 'bodies', 'Organismes', bodies, 'Aucun organisme.'),
    section('documents', counted('Documents', panel.documents), documents(panel, again)),
    part(panel.journal, 'journal', 'Derniers événements', journal, 'Rien que vous puissiez lire.'),
    part(panel.messages, 'messages', 'Messages envoyés', messages, 'Aucun message.'),
    part(panel.related, 'related', 'Dossiers liés', related, 'Aucun dossier lié.')
  ].filter(Boolean);
}

function head(panel, taskId, again) {
  const title = panel.page
    ? h('a', { href: panel.page, target: '_blank', rel: 'noopener' }, panel.name, h('span', { class: 'mp-soft' }, ' (nouvel onglet)'))
    : panel.name;
  return h('header', { class: 'mp-head' },
    h('h3', {}, title),
    h('p', { class: 'mp-soft' }, `Dossier ${panel.reference}, ${panel.type}`),
    h('p', {}, h('span', { class: 'mp-badge' }, panel.stage)),
    panel.page && h('div', { class: 'mp-actions' },
      panel.mayWrite ? h('button', { type: 'button', class: 'mp-button mp-main', onclick: event => openActs(panel.reference, event.currentTarget, again) }, 'Agir sur ce dossier') : null,
      panel.following === undefined ? null : followButton(panel, again),
      h('a', { class: 'mp-button', href: `/dossiers/${panel.reference}/fiche.pdf`, target: '_blank', rel: 'noopener' }, 'Fiche (PDF)')));
}

function followButton(panel, again) {
  const button = h('button', { type: 'button', class: 'mp-button', 'aria-pressed': String(panel.following) }, panel.following ? 'Ne plus suivre' : 'Suivre');
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await api(`/api/dossiers/${panel.reference}/following`, { method: panel.following ? 'DELETE' : 'PUT' });
      await again();
    } catch (refusal) {
      button.disabled = false;
      button.after(h('p', { class: 'mp-notice mp-error', role: 'alert' }, refusal.message));
    }
  });
  return button;
}

/** What was opened stays open from one task to the next. */
function section(id, title, content) {
  const details = h('details', { class: 'mp-section', open: openSections().includes(id), 'data-section': id },
    h('summary', {}, h('h4', {}, title)), h('div', { class: 'mp-body' }, content));
  details.addEventListener('toggle', () => {
    const open = new Set(openSections());
    open[details.open ? 'add' : 'delete'](id);
    sessionStorage.setItem(OPEN, JSON.stringify([...open]));
  });
  return details;
}

const openSections = () => parsed(sessionStorage.getItem(OPEN)) || AT_FIRST;

const counted = (title, rows) => rows.length ? `${title} (${rows.length})` : title;

/** A section of rows; nothing at all where the reader may not read that part. */
function part(rows, id, title, draw, none) {
  return rows && section(id, counted(title, rows), rows.length ? draw(rows) : h('p', { class: 'mp-empty' }, none));
}

const facts = rows => h('dl', { class: 'mp-facts' }, rows.flatMap(fact => [h('dt', {}, fact.name), h('dd', {}, fact.value)]));

const tasks = rows => h('ul', { class: 'mp-list' }, rows.map(task => h('li', {},
  h('strong', {}, task.name), task.current ? h('span', { class: 'mp-badge' }, 'cette tâche') : null,
  task.overdue ? h('span', { class: 'mp-badge mp-late' }, 'en retard') : null,
  h('br'), task.ofLead ? `Porteur ; enregistrée par ${task.holder}` : task.holder, task.person ? ` – prise par ${task.person}` : '', task.due ? h('span', { class: 'mp-soft' }, `, pour le ${task.due}`) : null)));

const WORDS = { DONE: 'commencée', CURRENT: 'en cours', NEXT: 'étape suivante', LATER: 'à venir', SKIPPED: 'sans objet' };

const course = steps => h('ol', { class: 'mp-course' }, steps.map(step => h('li', { class: `mp-${step.progress.toLowerCase()}`, 'aria-current': step.progress === 'CURRENT' ? 'step' : false },
  h('span', {}, step.name), ' – ', h('span', { class: 'mp-soft' }, step.since ? `${WORDS[step.progress]} ${step.progress === 'CURRENT' ? 'depuis le' : 'le'} ${step.since}` : WORDS[step.progress]))));

function people({ lead, team }) {
  return [
    lead ? h('address', { class: 'mp-person' }, h('strong', {}, lead.name), ', porteur', h('br'),
      [lead.profession, lead.organisation].filter(Boolean).join(', '),
      lead.email ? [h('br'), h('a', { href: `mailto:${lead.email}` }, lead.email)] : [],
      lead.telephone ? [h('br'), h('a', { href: `tel:${lead.telephone.replace(/\s/g, '')}` }, lead.telephone)] : [])
      : h('p', { class: 'mp-empty' }, 'Pas de porteur pour l’instant.'),
    team.length ? h('ul', { class: 'mp-list' }, team.map(member => h('li', {}, member.name,
      member.profession ? h('span', { class: 'mp-soft' }, `, ${member.profession}`) : null,
      member.signed ? h('span', { class: 'mp-soft' }, ', engagé') : null))) : h('p', { class: 'mp-empty' }, 'Aucun membre d’équipe.')
  ];
}

function territory(all) {
  return [
    h('p', {}, [all.text, all.population, all.size].filter(Boolean).join(' – ')),
    h('ul', { class: 'mp-list' }, all.doctors.map(zone => h('li', {}, zone)), h('li', {}, all.rural),
      all.agricultural ? h('li', {}, `Caisse MSA : ${all.agricultural}`) : null),
    h('table', { class: 'mp-table' },
      h('thead', {}, h('tr', {}, ['Commune', 'Habitants', 'Zones'].map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, all.places.map(place => h('tr', {}, h('td', {}, place.part ? `${place.name}, ${place.part}` : place.name),
        h('td', { class: 'mp-number' }, place.population || 'inconnu'), h('td', {}, place.zones || 'inconnues'))))),
    all.more ? h('p', { class: 'mp-soft' }, `et ${plural(all.more, 'autre commune', 'autres communes')}, sur la page du dossier`) : null
  ].filter(Boolean);
}

const bodies = rows => h('ul', { class: 'mp-list' }, rows.map(body => h('li', {}, h('span', { class: 'mp-soft' }, `${body.role} : `), body.organisation, body.person ? `, ${body.person}` : '')));

function documents(panel, again) {
  const rows = panel.documents.map(document => h('li', {},
    h('a', { href: document.href, download: '' }, document.title), ' ', h('span', { class: 'mp-badge' }, document.visibility), h('br'),
    h('span', { class: 'mp-soft' }, `${document.kind}. ${document.details}`),
    document.replaceable ? newVersion(document, again) : null));
  return rows.length ? h('ul', { class: 'mp-list' }, rows) : h('p', { class: 'mp-empty' }, 'Aucun document que vous puissiez lire.');
}

function newVersion(document, again) {
  const id = nextId();
  const picker = h('input', { id, type: 'file', class: 'mp-file', accept: '.pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg' });
  const said = h('span', { role: 'status', class: 'mp-soft' });
  picker.addEventListener('change', async () => {
    const body = new FormData();
    body.append('file', picker.files[0]);
    said.textContent = ' Envoi…';
    try {
      const response = await fetch(`${document.href}/versions`, { method: 'POST', body, headers: { Accept: 'application/json, application/problem+json', ...csrfHeaders() } });
      if (!response.ok) {
        throw new Refusal(response.status, parsed(await response.text()) || {});
      }
      await again();
    } catch (refusal) {
      said.textContent = ` ${refusal.message}`;
    }
  });
  return h('div', { class: 'mp-version' }, h('label', { for: id }, 'Ajouter une version', h('span', { class: 'mp-hidden' }, ` de ${document.title}, lue par les mêmes personnes`)), picker, said);
}

const journal = rows => h('ul', { class: 'mp-list mp-events' }, rows.map(event => h('li', {},
  h('span', { class: 'mp-soft' }, `${event.at}, ${event.author}`), ' ', h('span', { class: 'mp-badge' }, event.visibility), h('br'), event.text,
  event.note ? h('p', { class: 'mp-note' }, event.note) : null)));

const messages = rows => h('ul', { class: 'mp-list' }, rows.map(message => h('li', {},
  h('a', { href: message.href, target: '_blank', rel: 'noopener' }, message.subject, h('span', { class: 'mp-hidden' }, ' (nouvel onglet)')), h('br'),
  h('span', { class: 'mp-soft' }, `À ${message.recipient}, ${message.at}, ${message.status.toLowerCase()}`))));

const related = rows => h('ul', { class: 'mp-list' }, rows.map(other => h('li', {}, h('span', { class: 'mp-soft' }, `${other.link} `),
  other.href ? h('a', { href: other.href, target: '_blank', rel: 'noopener' }, `${other.name} (${other.reference})`) : `${other.name} (${other.reference})`)));
