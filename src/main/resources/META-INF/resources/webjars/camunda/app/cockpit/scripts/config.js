// Cockpit as supervisors find it: name and language.

import { locales, requireJsConfig } from '../../welcome/scripts/maillage-webapp.js';

export default {
  app: {
    name: 'Supervision',
    vendor: 'Maillage'
  },
  locales,
  requireJsConfig,
  customScripts: ['../../../session.js'],
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
