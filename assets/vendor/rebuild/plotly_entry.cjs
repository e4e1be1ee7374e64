// The trace types that the dashboard draws; `scatter` is already in the core.
// A figure with any other type draws nothing: add the type here and rebuild.
const Plotly = require('plotly.js/lib/core');

Plotly.register([
  require('plotly.js/lib/bar'),
  require('plotly.js/lib/choropleth'),
  require('plotly.js/lib/scattergeo'),
]);

// plotly.js asks an outside host for boundaries and offers to send charts to one, unless each chart says otherwise.
// Here that is the default for every chart. The boundaries lie beside this script, under whatever prefix it is served.
const script = document.currentScript;
Plotly.setPlotConfig({
  topojsonURL: script ? new URL('topojson/', script.src).pathname : '/assets/vendor/topojson/',
  showSendToCloud: false,
});

module.exports = Plotly;
