// The engine's accounts and rights as administrators find them: name and language.

import { locales, requireJsConfig } from '../../welcome/scripts/maillage-webapp.js';

export default {
  app: {
    name: 'Comptes et habilitations',
    vendor: 'Maillage'
  },
  locales,
  requireJsConfig,
  customScripts: ['../../../session.js'],
  disableWelcomeMessage: true
};
