// Builds ../topojson/world_50m.json: the boundaries that plotly.js asks for with `scope: 'world', resolution: 50`,
// thinned to what a dashboard map shows. Source: the UN-based boundaries that the npm package plotly.js carries.
// What is drawn as whose is the source's: no feature but Antarctica is left out, moved or renamed.
import { createRequire } from 'node:module';
import { mkdir, writeFile } from 'node:fs/promises';
import { feature, mergeArcs, meshArcs, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, sphericalRingArea, sphericalTriangleArea } from 'topojson-simplify';

const STERADIAN = 6371 ** 2; // km² on the Earth
const DETAIL = 60; // km²: a bend that spans less is left out (one pixel of a map of Africa is about 50 km²) …
const DETAIL_SHARE = 0.02; // … unless it is more than this share of its own ring, so that small islands keep their shape
const ISLAND = 120; // km²: an island that is smaller is left out …
const ISLAND_SHARE = 0.02; // … unless it is more than this share of the country's largest piece (Cabo Verde, Samoa) …
const SPECK = 4; // km²: … and not smaller than this, when the grid would swallow it
const GRID = 4e4; // steps from west to east: 1 km at the equator

const require = createRequire(import.meta.url);
globalThis.window = globalThis; // the file below is written for browsers
const source = require('plotly.js/dist/plotly-geo-assets.js').topojson.world_50m;

const km2 = (ring) => sphericalRingArea(ring, false) * STERADIAN;
const polygonsOf = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates);

// A country can be several features of one id (Gaza and the West Bank are both PSE). plotly.js colours the first
// alone, so the pieces become one feature. Its label point `ct` is that of the largest piece.
const countries = new Map();
for (const { id, properties, geometry } of feature(source, source.objects.countries).features) {
  if (id === 'ATA') continue; // a third of all points, and nobody's programme
  const polygons = polygonsOf(geometry);
  const area = Math.max(...polygons.map(([outer]) => km2(outer)));
  const country = countries.get(id) ?? { polygons: [], area: 0 };
  country.polygons.push(...polygons);
  if (area > country.area) Object.assign(country, { area, ct: properties.ct });
  countries.set(id, country);
}

const features = [...countries].map(([id, { polygons, area, ct }]) => {
  const smallest = Math.min(area, Math.max(SPECK, Math.min(ISLAND, ISLAND_SHARE * area)));
  const kept = polygons.filter(([outer]) => km2(outer) >= smallest);
  return { type: 'Feature', id, properties: { ct }, geometry: { type: 'MultiPolygon', coordinates: kept } };
});

// Neighbours share arcs, and an arc is thinned once: no gap can open between them.
const world = presimplify(topology({ countries: { type: 'FeatureCollection', features } }), sphericalTriangleArea);
const detail = new Array(world.arcs.length).fill(DETAIL);
for (const { arcs: polygons } of world.objects.countries.geometries) {
  for (const ring of polygons.flat()) {
    const outline = feature(world, { type: 'Polygon', arcs: [ring] }).geometry.coordinates[0];
    const area = Math.min(km2(outline), km2(outline.toReversed())); // a hole runs the other way round
    for (const arc of ring) {
      const index = arc < 0 ? ~arc : arc;
      detail[index] = Math.min(detail[index], area * DETAIL_SHARE);
    }
  }
}
world.arcs = world.arcs.map((arc, index) =>
  arc.filter(([, , weight]) => weight * STERADIAN >= detail[index]).map(([lon, lat]) => [lon, lat]),
);

// plotly.js throws at a layer that is switched on and not in the file, so those we do not draw are there, and empty.
const all = world.objects.countries.geometries;
const alone = (geometry) => ({ type: 'GeometryCollection', geometries: [geometry] });
const nothing = { type: 'GeometryCollection', geometries: [] };
world.objects = {
  coastlines: alone(meshArcs(world, world.objects.countries, (a, b) => a === b)),
  countries: world.objects.countries,
  lakes: nothing,
  land: alone(mergeArcs(world, all)),
  ocean: nothing,
  rivers: nothing,
  subunits: nothing,
};
const thinned = quantize(world, GRID);

// d3 fills the whole globe for a ring that has collapsed or runs the wrong way round: better no file than such a one.
const drawn = feature(thinned, thinned.objects.countries).features;
const [land] = feature(thinned, thinned.objects.land).features;
for (const { id = 'land', geometry } of [...drawn, land]) {
  for (const [outer] of polygonsOf(geometry)) {
    const area = km2(outer);
    if (!(area > 0 && area < STERADIAN * 6)) throw new Error(`${id} has a broken ring of ${area} km²`);
  }
}

const folder = new URL('../topojson/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('world_50m.json', folder), JSON.stringify(thinned));
console.log(`world_50m.json: ${drawn.length} countries and areas, ${thinned.arcs.length} arcs`);
