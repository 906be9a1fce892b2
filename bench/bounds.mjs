/** What the project promises of these numbers: each a value, and what it may be at most. */

/** Bytes per cycle below which nothing is kept: an element that stayed would be a hundred times as much. */
const NOISE = 1000;

/** @param median of a case's number, by name; undefined where it was not measured */
export function bounds(median) {
  const ratio = (a, b, key) => median(a, key) / median(b, key);
  return [
    { name: '10,000 open in the time of 200, times', value: ratio('10000 opened, ours', '200 opened, ours', 'ms'), most: 1.25 },
    { name: '10,000 open in the time of 1,000 plain ones, times', value: ratio('10000 opened, ours', '1000 opened, plain', 'ms'), most: 1 },
    ...[1000, 10_000].flatMap((count) => ['deep-chat', 'vue-advanced-chat'].map((peer) => (
      { name: `${count} open in the time of ${peer}, times`, value: ratio(`${count} opened, ours`, `${count} opened, ${peer}`, 'ms'), most: 1 }
    ))),
    ...[['open', '10000 open, ours'], ['scrolled', '10000 scrolled through']].flatMap(([when, name]) => [
      { name: `elements on the page, 10,000 ${when}`, value: median(name, `${when} elements`), most: 3000 },
      { name: `MB of DOM heap, 10,000 ${when}`, value: median(name, `${when} dom`) / 1e6, most: 10 },
    ]),
    { name: 'one more at 10,000, times that at 200', value: ratio('10000 open, ours', '200 open, ours', 'one more'), most: 1.25 },
    { name: 'the same with all scrolled through', value: ratio('10000 scrolled through', '200 scrolled through', 'one more'), most: 1.25 },
    { name: 'one more at 10,000, times the plain one', value: ratio('10000 open, ours', '10000 open, plain', 'one more'), most: 0.2 },
    { name: 'the same with all scrolled through', value: median('10000 scrolled through', 'one more') / median('10000 open, plain', 'one more'), most: 0.2 },
    ...[200, 10_000].map((count) => ({ name: `longest task of a burst at ${count}, ms`, value: median(`burst of 1000 at ${count}, ours`, 'longest'), most: 50 })),
    ...[400, 0].map((distance) => ({ name: `the first one seen moves, 50 put above at ${distance} px, px`, value: median(`50 put above at ${distance} px`, 'moved'), most: 1 })),
    { name: 'bytes kept each time in and out, beside the plain page', value: median('100 times in and out, ours', 'kept') - Math.max(0, median('100 times in and out, plain', 'kept')), most: NOISE },
  ];
}
