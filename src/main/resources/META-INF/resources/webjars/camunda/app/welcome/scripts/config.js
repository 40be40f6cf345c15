// The page from which a person changes their profile: name and language, no link to the vendor.

import { locales } from '../../welcome/scripts/maillage-language.js';

export default {
  app: {
    name: 'Mon profil',
    vendor: 'Maillage'
  },
  locales,
  disableWelcomeMessage: true,
  links: []
};
