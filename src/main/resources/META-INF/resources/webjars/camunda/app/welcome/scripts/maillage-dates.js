// Dates in French where the webapps do not take them from the file of their language: in date pickers and in Cockpit's tables.
define(['angular'], angular => angular.module('maillage.dates', [])
  .config(['camDateFormatProvider', formats => formats.setDateFormat('L [à] HH:mm:ss', 'normal')])
  .run(['$locale', locale => Object.assign(locale.DATETIME_FORMATS, {
    MONTH: names({ month: 'long' }, 12, index => new Date(2024, index, 1)),
    STANDALONEMONTH: names({ month: 'long' }, 12, index => new Date(2024, index, 1)),
    SHORTMONTH: names({ month: 'short' }, 12, index => new Date(2024, index, 1)),
    // 7 January 2024 was a Sunday
    DAY: names({ weekday: 'long' }, 7, index => new Date(2024, 0, 7 + index)),
    SHORTDAY: names({ weekday: 'short' }, 7, index => new Date(2024, 0, 7 + index)),
    FIRSTDAYOFWEEK: 0
  })]));

function names(style, count, dateOf) {
  const format = new Intl.DateTimeFormat('fr', style);
  return Array.from({ length: count }, (nothing, index) => format.format(dateOf(index)));
}
