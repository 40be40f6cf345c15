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
  const drawn = drawForm(root, form, { draftUrl: `${task}/draft` });
  frame.append(h('div', { class: 'mf-actions' }, button));

  async function complete() {
    button.disabled = true;
    drawn.sending();
    try {
      await api(`${task}/submission`, { method: 'POST', body: drawn.read() });
    } catch (refusal) {
      button.disabled = refusal.status === 410;
      drawn.refused();
      tell(drawn, refusal);
      return;
    }
    drawn.sent();
    onDone();
  }

  // Enter in a field is no submission: only the button is
  frame.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('input')) {
      event.preventDefault();
    }
  });
  frame.addEventListener('submit', async event => {
    event.preventDefault();
    if (button.disabled || !drawn.isRight()) {
      return;
    }
    const sentences = drawn.consequences();
    if (!sentences.length || await drawn.accepted(sentences)) {
      complete();
    }
  });
}

function tell(drawn, refusal) {
  const faults = refusal.problem.errors;
  if (faults) {
    drawn.show(faults.map(fault => ({ path: fault.field, text: fault.detail })));
  } else if (refusal.status === 410) {
    drawn.gone(refusal.message);
  } else {
    drawn.tell(refusal.message);
  }
}
