// Draws the form of a task or of a start event inside Tasklist, from what /api/… says about its contract. Tasklist's own
// button submits it: one engine variable a component, structured ones as JSON text.

import { api, h, loadStyles } from './dom.js';
import { drawForm, drawRefusal } from './form.js';

// Tasklist shows no toast for an error with this message: the refusal is shown at its fields.
const SHOWN_IN_THE_FORM = 'camForm submission prevented';

export async function render(camForm, root = camForm.formElement[0].querySelector('[data-maillage-form]')) {
  loadStyles();
  root.classList.add('mf');
  camForm.formElement[0].addEventListener('submit', event => event.preventDefault());
  const base = camForm.taskId
    ? `/api/tasks/${encodeURIComponent(camForm.taskId)}`
    : `/api/processes/${encodeURIComponent((camForm.processDefinitionKey || camForm.processDefinitionId).split(':')[0])}`;
  const url = `${base}/${camForm.taskId ? 'form' : 'start-form'}`;
  root.replaceChildren(h('p', { class: 'mf-help', role: 'status' }, 'Le formulaire se charge…'));
  try {
    draw(camForm, root, await api(url), base);
  } catch (refusal) {
    camForm.on('submit', () => { camForm.submitPrevented = true; });
    drawRefusal(root, refusal);
  }
}

function draw(camForm, root, form, base) {
  const drawn = drawForm(root, form, {
    draftUrl: `${base}/draft`,
    ahead: [h('p', { class: 'mf-claim-first' }, form.mayWork
      ? 'Prenez d’abord la tâche en charge (bouton «\u00a0Prendre en charge\u00a0» en haut de la tâche) pour remplir ce formulaire.'
      : 'Cette tâche est à faire par d’autres : vous la lisez sans pouvoir la prendre en charge ni la remplir.')]
  });
  // the engine's and our own buttons beside the name of the task
  const details = root.closest('.task-details');
  details?.classList.toggle('maillage-no-claim', !form.mayWork);
  details?.classList.toggle('maillage-no-pass', !form.mayPass);
  let accepted = false;

  camForm.on('store', () => { camForm.storePrevented = true; });
  camForm.on('submit', () => {
    const right = drawn.isRight();
    const sentences = right && !accepted ? drawn.consequences() : [];
    accepted = false;
    if (!right || sentences.length) {
      camForm.submitPrevented = true;
    } else {
      drawn.sending();
      hand(camForm.variableManager, form.schema, drawn.read());
    }
    if (sentences.length) {
      ask(sentences);
    }
  });
  camForm.on('submit-failed', (_, [refusal]) => {
    if (!refusal.message.includes(SHOWN_IN_THE_FORM)) {
      tell(drawn, refusal.message, base);
      refusal.message = SHOWN_IN_THE_FORM;
    }
  });
  camForm.on('submit-success', drawn.sent);

  /** Tasklist knows no submission that waits for an answer: its button is pressed again once the answer is yes. */
  async function ask(sentences) {
    if (await drawn.accepted(sentences)) {
      accepted = true;
      submitButton(root).click();
    }
  }
}

/** Tasklist's own button: below the form of a task, in the foot of the window of a start form. */
const submitButton = root => root.closest('.modal-content')?.querySelector('.modal-footer .btn-primary')
  || root.closest('.task-details').querySelector('.form-actions .btn-primary');

async function tell(drawn, message, base) {
  drawn.refused();
  if (/\[[\w.[\]]*\] /.test(message)) {
    drawn.show(faultsOf(message));
    return;
  }
  try {
    await api(`${base}/${base.startsWith('/api/tasks/') ? 'form' : 'start-form'}`);
    drawn.tell(unexpected(message));
  } catch (refusal) {
    if (refusal.status === 410) {
      drawn.gone(refusal.message);
    } else {
      drawn.tell(refusal.message);
    }
  }
}

/** The variables that Tasklist submits: what has no value is handed over as null, so that nothing is left unsaid. */
function hand(variables, schema, values) {
  for (const name of schema['x-order']) {
    const variable = typedVariable(name, values[name]);
    if (variables.variable(name)) {
      variables.destroyVariable(name);
    }
    variables.createVariable(variable);
  }
}

function typedVariable(name, value) {
  if (value !== null && typeof value === 'object') {
    return { name, type: 'String', value: JSON.stringify(value) };
  }
  const type = { boolean: 'Boolean', number: 'Long' }[typeof value] || 'String';
  return { name, type, value };
}

/** The engine puts an English sentence before our lines « [champ] texte ». */
function faultsOf(message) {
  return message.slice(message.search(/\[[\w.[\]]*\] /)).split('\n').filter(line => line.trim()).map(line => {
    const match = /^\[((?:[^[\]]|\[\d+\])*)\] (.*)$/s.exec(line.trim());
    return match ? { path: match[1], text: match[2] } : { path: '', text: line.trim() };
  });
}

function unexpected(message) {
  if (/OptimisticLocking|ENGINE-03005/i.test(message)) {
    return 'Quelqu’un d’autre travaille au même moment sur ce dossier. Rien n’est perdu : terminez à nouveau dans un instant.';
  }
  const french = /ENGINE-\d+|Cannot |Exception/.test(message) ? null : message;
  return french || 'Le serveur n’a pas pu enregistrer le formulaire ; rien n’est perdu ici. Réessayez, et prévenez l’administrateur si cela se répète.';
}
