// Cockpit as supervisors find it: name and language.

import { locales } from '../../welcome/scripts/maillage-language.js';

export default {
  app: {
    name: 'Supervision',
    vendor: 'Maillage'
  },
  locales,
  disableWelcomeMessage: true,
  historicActivityInstanceMetrics: {
    adjustablePeriod: true,
    period: {
      unit: 'month'
    }
  },
  runtimeActivityInstanceMetrics: {
    display: true
  }
};
