// The engine's accounts and rights as administrators find them: name and language.

import { locales } from '../../welcome/scripts/maillage-language.js';

export default {
  app: {
    name: 'Comptes et habilitations',
    vendor: 'Maillage'
  },
  locales,
  disableWelcomeMessage: true
};
