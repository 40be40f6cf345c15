// « Passer à un collègue », beside the name of the task, instead of the engine's field for a user id.

import { api, h } from '/forms/dom.js';

const day = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

document.head.append(h('link', {
  rel: 'stylesheet', href: new URL('../styles/maillage-task-actions.css', import.meta.url).href
}));

function worded(colleague) {
  if (!colleague.absentUntil) {
    return colleague.name;
  }
  const until = `absent jusqu’au ${day.format(new Date(colleague.absentUntil))}`;
  return `${colleague.name} (${until}${colleague.substitute ? `, remplacé par ${colleague.substitute}` : ''})`;
}

function choices(colleagues) {
  const organisations = [...new Set(colleagues.map(each => each.organisation))];
  const options = some => some.map(each => h('option', { value: each.id }, worded(each)));
  return organisations.length < 2 ? options(colleagues)
    : organisations.map(name => h('optgroup', { label: name }, options(colleagues.filter(each => each.organisation === name))));
}

/** Asks for a colleague and a word; resolves once the task is theirs, or the person has given up. */
async function pass(taskId, onPassed) {
  const path = `/api/tasks/${encodeURIComponent(taskId)}`;
  const colleagues = await api(`${path}/colleagues`);
  const chosen = h('select', { id: 'mta-colleague', class: 'form-control', required: true },
    h('option', { value: '' }, ''), choices(colleagues));
  const word = h('textarea', { id: 'mta-word', class: 'form-control', rows: 3, maxlength: 2000 });
  const refusal = h('p', { class: 'mta-refusal', role: 'alert', hidden: true });
  const send = h('button', { type: 'submit', class: 'btn btn-primary' }, 'Passer la tâche');
  const close = h('button', { type: 'button', class: 'btn btn-default' }, 'Annuler');
  const form = h('form', { novalidate: true },
    h('h3', { id: 'mta-title' }, 'Passer la tâche à un collègue'),
    colleagues.length
      ? [h('label', { for: 'mta-colleague' }, 'Collègue'), chosen,
        h('label', { for: 'mta-word' }, 'Un mot (facultatif)'), word,
        h('p', { class: 'mta-help' }, 'La personne reçoit un courriel. Le passage figure au journal du dossier, avec ce mot, pour votre organisme.')]
      : h('p', {}, 'Personne d’autre de votre équipe ne peut faire cette tâche.'),
    refusal,
    h('div', { class: 'mta-buttons' }, close, colleagues.length ? send : null));
  const dialog = h('dialog', { class: 'mta-dialog', 'aria-labelledby': 'mta-title' }, form);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    refusal.hidden = true;
    if (!chosen.value) {
      tell('Choisissez un collègue.');
      return;
    }
    send.disabled = true;
    try {
      await api(`${path}/handover`, { method: 'POST', body: { colleague: chosen.value, word: word.value.trim() || null } });
      dialog.close();
      onPassed();
    } catch (failure) {
      send.disabled = false;
      tell(failure.message);
    }
  });

  function tell(text) {
    refusal.textContent = text;
    refusal.hidden = false;
    chosen.setAttribute('aria-invalid', 'true');
    chosen.focus();
  }

  document.body.append(dialog);
  dialog.showModal();
}

/** The engine's field for a user id is not for the keyboard either. */
function closeAssigneeField(details) {
  details.querySelectorAll('.assignee [cam-widget-inline-field], .groups a').forEach(field => field.removeAttribute('tabindex'));
  details.querySelectorAll('.groups a[href]').forEach(link => link.removeAttribute('href'));
}

export default {
  id: 'maillage-task-actions',
  pluginPoint: 'tasklist.task.action',
  priority: 50,
  render(node, data, scope) {
    let current = null;
    const taskData = scope.taskData.newChild(scope);
    const said = h('span', { class: 'mta-said', role: 'status' });
    const button = h('button', { type: 'button', class: 'btn btn-link mta-pass', hidden: true }, 'Passer à un collègue');
    button.addEventListener('click', async () => {
      said.textContent = '';
      try {
        await pass(current, () => {
          said.textContent = 'La tâche est passée.';
          taskData.changed('task');
          scope.tasklistData.changed('taskList');
          scope.$apply();
        });
      } catch (failure) {
        said.textContent = failure.message;
      }
    });
    node.append(button, said);
    taskData.observe('task', task => {
      if (task?.id !== current) {
        said.textContent = '';
      }
      current = task?.id ?? null;
      button.hidden = !current;
    });
    const details = node.closest('.task-details') ?? document.body;
    const observer = new MutationObserver(() => closeAssigneeField(details));
    observer.observe(details, { childList: true, subtree: true });
    this.leave = () => observer.disconnect();
  },
  unmount() {
    this.leave?.();
  }
};
