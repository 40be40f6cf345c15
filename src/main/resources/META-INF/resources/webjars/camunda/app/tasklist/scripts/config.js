// Tasklist as case handlers find it: name, language, and our own plugins.

import { locales, requireJsConfig } from '../../welcome/scripts/maillage-webapp.js';

export default {
  app: {
    name: 'Tâches',
    vendor: 'Maillage'
  },
  locales,
  requireJsConfig,
  customScripts: [
    '../../../session.js',
    'scripts/maillage-list.js',
    'scripts/maillage-start-list.js',
    'scripts/maillage-panel.js',
    'scripts/maillage-task-actions.js',
  ],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'prend en charge la tâche choisie'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'va au premier filtre de la liste'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'va à la première tâche de la liste'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'va au premier champ du formulaire'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'ouvre la liste de ce que l’on peut commencer'
    }
  }
};
