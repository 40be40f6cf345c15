// The values of a form as data: a draft put over what is proposed, and all of it in words.

/** What was typed, over what is proposed now: what is only shown, and which rows are given, may have changed since. */
export function merged(schema, proposed, typed) {
  return Object.fromEntries(schema['x-order'].map(name => [name, value(schema.properties[name], proposed?.[name], typed[name])]));
}

function value(property, proposed, typed) {
  switch (property['x-control']) {
    case 'shown':
      return proposed;
    case 'group':
      return typed ? merged(property, proposed, typed) : typed;
    case 'fixed': {
      const [subject] = property.items['x-order'];
      return (proposed || []).map(row => ({ ...row, ...(typed || []).find(each => each[subject] === row[subject]) }));
    }
    default:
      return typed;
  }
}

/** One line an answer, for somebody who copies them elsewhere. */
export function inWords(schema, values, before = '') {
  return schema['x-order'].map(name => lines(schema.properties[name], values?.[name], before)).filter(Boolean).join('\n');
}

function lines(property, value, before) {
  if (value === null || value === undefined || value === '' || property['x-control'] === 'hidden') {
    return '';
  }
  const title = `${before}${property.title}`;
  if (property['x-order']) {
    return inWords(property, value, `${title}, `);
  }
  if (property.items?.['x-order']) {
    return value.map((row, index) => inWords(property.items, row, `${title}, ligne ${index + 1}, `)).filter(Boolean).join('\n');
  }
  return `${title}\u00a0: ${[].concat(value).map(each => words(property, each)).join(', ')}`;
}

function words(property, value) {
  const options = property['x-options'] || property.items?.['x-options'] || [];
  return options.find(option => option.value === String(value))?.title
    ?? (value === true ? 'Oui' : value === false ? 'Non' : String(value));
}
