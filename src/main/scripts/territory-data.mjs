// Regenerates src/main/resources/reference/ from the npm package @etalab/decoupage-administratif.
//
//   npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-decoupage-administratif-6.0.0.tgz
//   node src/main/scripts/territory-data.mjs package src/main/resources/reference
//
// For another year: another version of the package, and YEAR and POPULATION below.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const YEAR = 2026 // of the official geographic code
const POPULATION = 2023 // of the municipal populations

const [source, target] = process.argv.slice(2)
if (!target) throw new Error('usage: territory-data.mjs <unpacked package> <target folder>')

const read = name => JSON.parse(readFileSync(join(source, 'data', `${name}.json`), 'utf8'))
const communes = read('communes')
const epci = read('epci')

const byCode = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
function write(name, header, rows) {
  const text = [header, ...rows].map(row => row.join(';')).join('\n') + '\n'
  writeFileSync(join(target, `${name}-${YEAR}.csv.gz`), gzipSync(text, { level: 9 }))
  console.log(`${name}: ${rows.length}`)
}

const epciOf = new Map(epci.flatMap(e => e.membres.map(m => [m.code, e.code])))
const living = communes.filter(c => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal')
// overseas collectivities have no département and no region: their own code stands for both
const own = c => c.code.slice(0, 3)

write('communes',
  ['code_insee', 'nom', 'type', 'commune_parente', 'departement', 'region', 'epci_siren',
    `population_municipale_${POPULATION}`, 'codes_postaux'],
  living.map(c => [c.code, c.nom, c.type, c.commune ?? '', c.departement ?? own(c), c.region ?? own(c),
    epciOf.get(c.code) ?? '', c.population ?? '', (c.codesPostaux ?? []).join(' ')]).sort(byCode))

// a former code may come without a name (merged for good), a former name without a code of its own (commune déléguée
// that kept the code of the new commune)
const names = communes.filter(c => c.type === 'commune-deleguee' || c.type === 'commune-associee')
const named = new Set(names.map(c => c.code + c.chefLieu))
const codes = communes.flatMap(c => (c.anciensCodes ?? []).map(code => [code, '', '', c.code]))
write('anciennes-communes',
  ['ancien_code', 'nom', 'type', `code_${YEAR}`],
  [...names.map(c => [c.code, c.nom, c.type, c.chefLieu]), ...codes.filter(([code, , , current]) => !named.has(code + current))].sort(byCode))

write('epci', ['siren', 'nom', 'type'], epci.map(e => [e.code, e.nom, e.type]).sort(byCode))
write('departements', ['code', 'nom', 'region'], read('departements').map(d => [d.code, d.nom, d.region]).sort(byCode))
write('regions', ['code', 'nom'], read('regions').map(r => [r.code, r.nom]).sort(byCode))
