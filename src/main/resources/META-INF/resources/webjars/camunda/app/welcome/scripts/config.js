// The page from which a person changes their profile: name and language, no link to the vendor.

import { locales, requireJsConfig } from '../../welcome/scripts/maillage-webapp.js';

export default {
  app: {
    name: 'Mon profil',
    vendor: 'Maillage'
  },
  locales,
  requireJsConfig,
  customScripts: ['../../../session.js'],
  disableWelcomeMessage: true,
  links: []
};
