// Stands in for `country-iso-search` (67 kB of country names), which plotly.js uses for `locationmode: 'country names'`
// only. We look countries up by ISO-3 code; by name none is found.
module.exports = { COUNTRIES: [], createLookup: () => ({ lookupAlpha3: () => undefined }) };
