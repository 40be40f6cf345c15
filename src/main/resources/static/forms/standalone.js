// The form of a task on a page of ours, outside Tasklist.

import { api, h, loadStyles } from './dom.js';
import { drawForm, drawRefusal } from './form.js';

/**
 * Draws the form of a task into `node`, with a button that completes the task.
 *
 * @param onDone called when the task is completed
 */
export async function renderTask(node, taskId, { onDone = () => {} } = {}) {
  loadStyles();
  const task = `/api/tasks/${encodeURIComponent(taskId)}`;
  const root = h('div', {}, h('p', { class: 'mf-help', role: 'status' }, 'Le formulaire se charge…'));
  const button = h('button', { type: 'submit', class: 'mf-button mf-primary' }, 'Terminer la tâche');
  const frame = h('form', { class: 'mf', novalidate: true }, root);
  node.replaceChildren(frame);
  let form;
  try {
    form = await api(`${task}/form`);
  } catch (refusal) {
    drawRefusal(root, refusal);
    return;
  }
  const drawn = drawForm(root, form);
  drawn.write(form.draft);
  frame.append(h('div', { class: 'mf-actions' }, button));
  root.addEventListener('input', drawn.refresh);
  root.addEventListener('change', drawn.refresh);

  async function complete() {
    button.disabled = true;
    try {
      await api(`${task}/submission`, { method: 'POST', body: drawn.read() });
    } catch (refusal) {
      button.disabled = false;
      tell(drawn, refusal);
      return;
    }
    onDone();
  }

  frame.addEventListener('submit', event => {
    event.preventDefault();
    if (!button.disabled && drawn.isRight()) {
      complete();
    }
  });
}

function tell(drawn, refusal) {
  const faults = refusal.problem.errors;
  if (faults) {
    drawn.show(faults.map(fault => ({ path: fault.field, text: fault.detail })));
  } else {
    drawn.tell(refusal.message);
  }
}
