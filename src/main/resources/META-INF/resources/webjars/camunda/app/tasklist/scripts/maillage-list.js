// The list of Tasklist as a case handler reads it: search by name, reference or commune, counts beside the filters, cards
// that say what a task is about, and the way to « Mes dossiers ».

const DUE_DATE = `sorting=${encodeURIComponent('[{"sortBy":"dueDate","sortOrder":"asc"}]')}`;
const COUNTS_AGAIN = 60_000;
const LEGAL_PRIORITY = 80;
const DAY = 86_400_000;

const dayFormat = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' });
const isoDay = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' });

sortByDueDate();
addStyles();

/** What is due first comes first, unless the person has chosen another order: before Tasklist reads its address. */
function sortByDueDate() {
  const [path, query = ''] = (location.hash || '#/').split('?');
  if (path === '#/' && !new URLSearchParams(query).has('sorting')) {
    history.replaceState(history.state, '', `${path}?${query ? `${query}&` : ''}${DUE_DATE}`);
  }
}

function addStyles() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../styles/maillage-list.css', import.meta.url).href;
  document.head.append(link);
}

function element(tag, attributes = {}, ...content) {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...content);
  return node;
}

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

const search = {
  id: 'maillage-search',
  pluginPoint: 'tasklist.list',
  properties: { priority: 200 },

  render(node, data, scope) {
    const words = element('input', {
      type: 'search', id: 'maillage-search-words', class: 'form-control', autocomplete: 'off',
      'aria-describedby': 'maillage-search-said'
    });
    const said = element('p', { id: 'maillage-search-said', class: 'maillage-said', role: 'status' });
    const form = element('form', { class: 'maillage-search', role: 'search' },
      element('label', { for: 'maillage-search-words' }, 'Nom, référence ou commune'),
      element('div', {}, words, element('button', { type: 'submit', class: 'btn btn-default' }, 'Chercher')), said);
    node.append(form);

    let last = '';
    const find = async () => {
      const typed = words.value.trim();
      if (typed === last) {
        return;
      }
      last = typed;
      if (!typed) {
        said.textContent = '';
        narrow(scope, null);
        return;
      }
      try {
        const { dossiers: count, instances, more } = await ask(`/api/worklist/dossiers?q=${encodeURIComponent(typed)}`);
        if (typed !== last) {
          return;
        }
        said.textContent = sentence(typed, count, more);
        narrow(scope, instances);
      } catch {
        last = '';
        said.textContent = 'La recherche n’a pas abouti : réessayez dans un instant.';
      }
    };
    form.addEventListener('submit', event => {
      event.preventDefault();
      find();
    });
    // the cross of the field empties it without a submit
    words.addEventListener('search', find);
  }
};

function sentence(typed, count, more) {
  if (more) {
    return `Beaucoup de dossiers pour « ${typed} » : précisez. Voici les tâches des plus récents.`;
  }
  switch (count) {
    case 0: return `Aucune tâche pour vous dans un dossier « ${typed} ». Les dossiers sans tâche sont dans « Mes dossiers ».`;
    case 1: return `Un dossier « ${typed} ». Ses tâches dans ce filtre :`;
    default: return `${count} dossiers « ${typed} ». Leurs tâches dans ce filtre :`;
  }
}

/** Tasklist's own list, asked for the tasks of these processes only; all of them again without any said. */
function narrow(scope, instances) {
  const query = { processVariables: [], taskVariables: [], caseInstanceVariables: [] };
  if (instances) {
    // nothing has this id: an empty list would be no criterion at all
    query.processInstanceIdIn = instances.length ? instances : ['-'];
  }
  scope.$applyAsync(() => {
    firstPage();
    scope.tasklistData.set('searchQuery', query);
  });
}

function firstPage() {
  without('page');
}

/** Goes to the same address without these parameters. */
function without(...names) {
  const [path, query = ''] = location.hash.split('?');
  const parameters = new URLSearchParams(query);
  if (names.some(name => parameters.has(name))) {
    names.forEach(name => parameters.delete(name));
    location.hash = `${path}?${parameters}`;
  }
}

/** On a phone the task takes the place of the filters and the list, as soon as one is chosen, with a way back to them. */
const oneAtATime = {
  id: 'maillage-one-at-a-time',
  pluginPoint: 'tasklist.list',
  properties: { priority: 100 },

  render(node, data, scope) {
    node.classList.add('maillage-nothing');
    const back = element('button', { type: 'button', class: 'btn btn-link maillage-back' }, '‹ Liste des tâches');
    back.addEventListener('click', () => scope.$applyAsync(() => without('task', 'detailsTab')));
    // the node has its place in the page once Angular has linked it
    requestAnimationFrame(() => node.closest('.three-cols-layout-columns').querySelector('.task-details').prepend(back));
    scope.tasklistData.newChild(scope).observe('taskId', ({ taskId }) => {
      document.body.classList.toggle('maillage-task-open', Boolean(taskId));
      if (taskId) {
        back.scrollIntoView();
      }
    });
    scope.$on('$destroy', () => document.body.classList.remove('maillage-task-open'));
  }
};

const counts = {
  id: 'maillage-counts',
  pluginPoint: 'tasklist.list',
  properties: { priority: 150 },

  render(node, data, scope) {
    node.classList.add('maillage-nothing');
    const tasklist = scope.tasklistData.newChild(scope);
    let filters = [];
    let known = null;
    let shown = null;

    const refresh = async () => {
      try {
        known = await ask('/api/worklist/counts');
        draw(filters, known);
      } catch {
        // a lost session or connection is told by Tasklist's own requests; the former counts would be wrong
        known = null;
        draw(filters, {});
      }
    };
    tasklist.observe('filters', found => {
      filters = found;
      refresh();
    });
    tasklist.observe(['currentFilter', 'taskList', (current, tasks) => {
      const state = `${current?.id}:${tasks?.count}`;
      if (known && state !== shown && known[current?.id] !== tasks?.count) {
        refresh();
      }
      shown = state;
    }]);
    const again = setInterval(refresh, COUNTS_AGAIN);
    scope.$on('$destroy', () => clearInterval(again));
  }
};

/** Writes the counts beside the names; a département without tasks is left out, each kind stands apart. */
function draw(filters, known) {
  const byName = new Map(filters.map(filter => [filter.name, filter]));
  const kinds = new Set();
  document.querySelectorAll('.task-filters .task-filter').forEach(item => {
    const link = item.querySelector('h4.name a');
    const name = [...link.childNodes].find(child => child.nodeType === Node.TEXT_NODE)?.textContent.trim();
    const filter = byName.get(name);
    if (!filter) {
      return;
    }
    const kind = filter.properties.maillage ?? 'WORK';
    const count = known[filter.id];
    const place = link.querySelector('.maillage-count') ?? link.appendChild(element('span', { class: 'maillage-count' }));
    place.textContent = count === undefined ? '' : `(${count})`;
    item.hidden = kind === 'DEPARTEMENT' && !count && !item.classList.contains('active');
    item.classList.toggle('maillage-empty', count === 0);
    item.classList.toggle('maillage-apart', !item.hidden && kind !== 'WORK' && !kinds.has(kind));
    if (!item.hidden) {
      kinds.add(kind);
    }
  });
}

const card = {
  id: 'maillage-card',
  pluginPoint: 'tasklist.card',
  properties: { priority: 300 },

  render(node, data, scope) {
    const task = scope.task;
    const variables = Object.fromEntries((task._embedded?.variable ?? []).map(({ name, value }) => [name, value]));
    const lines = element('div', { class: 'maillage-card' });
    line(lines, 'maillage-structure', variables.structureName);
    line(lines, '', [variables.reference, variables.territory].filter(Boolean).join(' · '));
    line(lines, '', variables.stage);
    if (task.due) {
      lines.append(due(task));
    }
    if (variables.legalDate) {
      line(lines, '', `Terme légal : ${written(variables.legalDate)}`);
    }
    if (task.followUp && new Date(task.followUp) > Date.now()) {
      line(lines, 'maillage-asleep', `En veille jusqu’au ${written(task.followUp)}`);
    }
    node.append(lines);
  }
};

function line(lines, name, text) {
  if (text) {
    lines.append(element('p', name ? { class: name } : {}, text));
  }
}

/** The day in France; the first of a month is an ordinal. */
function written(date) {
  return dayFormat.format(new Date(date)).replace(/^1 /, '1er ');
}

/** The legal ones say so by a word. */
function due(task) {
  const date = new Date(task.due);
  const legal = task.priority >= LEGAL_PRIORITY;
  const late = date < Date.now();
  const what = element('span', { class: legal ? 'maillage-legal' : '' }, legal ? 'Échéance légale' : 'Échéance');
  return element('p', { class: `maillage-due${late ? ' maillage-late' : ''}` },
    what, ` : ${written(date)}, ${distance(date)}`);
}

/** Whole days of the calendar between today and that day, in France. */
function distance(date) {
  const days = Math.round((Date.parse(isoDay.format(date)) - Date.parse(isoDay.format(Date.now()))) / DAY);
  if (days === 0) {
    return date < Date.now() ? 'en retard depuis aujourd’hui' : 'aujourd’hui';
  }
  const count = `${Math.abs(days)}\u00a0jour${Math.abs(days) > 1 ? 's' : ''}`;
  return days < 0 ? `en retard de ${count}` : `dans ${count}`;
}

const dossiers = {
  id: 'maillage-dossiers',
  pluginPoint: 'tasklist.navbar.action',
  properties: { priority: 500 },

  async render(node) {
    const ways = await ask('/api/worklist/ways').catch(() => ({}));
    // the vendor's link would bring back the order of creation
    node.closest('[cam-widget-header]').querySelector('.navbar-brand').setAttribute('href', `#/?${DUE_DATE}`);
    document.body.classList.toggle('maillage-starts-nothing', ways.starts === false);
    if (ways.dossiers) {
      node.append(element('a', { href: '/dossiers', class: 'maillage-dossiers' },
        element('span', { class: 'glyphicon glyphicon-folder-open', 'aria-hidden': 'true' }), ' Mes dossiers'));
    }
  }
};

export default [search, counts, oneAtATime, card, dossiers];
