// Draws the form of a task or of a start event inside Tasklist, from what /api/… says about its contract. Tasklist's own
// button submits it: one engine variable a component, structured ones as JSON text.

import { api, h, loadStyles } from './dom.js';
import { drawForm, drawRefusal } from './form.js';

// Tasklist shows no toast for an error with this message: the refusal is shown at its fields.
const SHOWN_IN_THE_FORM = 'camForm submission prevented';

// What was typed, by task, as long as the page lives: Tasklist throws the form away when another tab or task is opened.
const typed = new Map();

export async function render(camForm, root = camForm.formElement[0].querySelector('[data-maillage-form]')) {
  loadStyles();
  root.classList.add('mf');
  camForm.formElement[0].addEventListener('submit', event => event.preventDefault());
  const url = camForm.taskId
    ? `/api/tasks/${encodeURIComponent(camForm.taskId)}/form`
    : `/api/processes/${encodeURIComponent((camForm.processDefinitionKey || camForm.processDefinitionId).split(':')[0])}/start-form`;
  root.replaceChildren(h('p', { class: 'mf-help', role: 'status' }, 'Le formulaire se charge…'));
  try {
    draw(camForm, root, await api(url));
  } catch (refusal) {
    camForm.on('submit', () => { camForm.submitPrevented = true; });
    drawRefusal(root, refusal);
  }
}

function draw(camForm, root, form) {
  const key = camForm.taskId || `start:${form.process}`;
  const drawn = drawForm(root, form, [h('p', { class: 'mf-claim-first' },
    'Prenez d’abord la tâche en charge (bouton « Prendre en charge » en haut de la tâche) pour remplir ce formulaire.')]);
  drawn.write(typed.get(key) || form.draft);

  const remember = () => {
    drawn.refresh();
    typed.set(key, drawn.read());
  };
  root.addEventListener('input', remember);
  root.addEventListener('change', remember);

  camForm.on('store', () => { camForm.storePrevented = true; });
  camForm.on('submit', () => {
    if (!drawn.isRight()) {
      camForm.submitPrevented = true;
      return;
    }
    hand(camForm.variableManager, form.schema, drawn.read());
  });
  camForm.on('submit-failed', (_, [refusal]) => {
    if (!refusal.message.includes(SHOWN_IN_THE_FORM)) {
      drawn.show(faultsOf(refusal.message));
      refusal.message = SHOWN_IN_THE_FORM;
    }
  });
  camForm.on('submit-success', () => typed.delete(key));
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
  const start = message.search(/\[[\w.[\]]*\] /);
  if (start < 0) {
    return [{ path: '', text: unexpected(message) }];
  }
  return message.slice(start).split('\n').filter(line => line.trim()).map(line => {
    const match = /^\[((?:[^[\]]|\[\d+\])*)\] (.*)$/s.exec(line.trim());
    return match ? { path: match[1], text: match[2] } : { path: '', text: line.trim() };
  });
}

function unexpected(message) {
  if (/login|unauthorized|401/i.test(message)) {
    return 'Votre session a expiré : reconnectez-vous dans un autre onglet, puis recommencez. Votre saisie est conservée ici.';
  }
  if (/cannot find task|task is null|No matching task/i.test(message)) {
    return 'Cette tâche n’existe plus : quelqu’un d’autre l’a terminée, ou le parcours a avancé.';
  }
  const french = /ENGINE-\d+|Cannot |Exception/.test(message) ? null : message;
  return french || 'Le serveur n’a pas pu enregistrer le formulaire ; rien n’est perdu ici. Réessayez, et prévenez l’administrateur si cela se répète.';
}
