export const moments = {
  name: 'History of the run',
  way: 'Kept moment of the run',
  past: 'the past',
  now: 'Now',
  present: 'now, step {{step}}',
  kept: 'Kept: {{kept}} of {{count}} steps ({{size}})',
  room: 'The history of a run takes at most {{limit}} of memory; then every second moment goes. It ends with the studio.',
  ceiling:
    'The history of a run takes at most {{limit}} of memory. {{dropped}} moments made room for others: about every {{stride}} steps one is left.',
  reopened: 'No history: only the last weights of this run are left.',
  tooLarge: 'No history: a copy of these weights takes {{each}}, and all together may take {{limit}}.',
  soon: 'The history begins with the first steps.',
}
