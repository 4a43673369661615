export const problems = {
  why: 'Why?',
  none: 'No problems',
  noneHint: 'The network is whole and ready to train.',
  emptyHint: 'What is wrong with a network is said here, with a fix where there is one.',
  wholeNetwork: 'whole network',
  training: 'training settings',
  severity: { error: 'Error', warning: 'Warning', info: 'Advice' },
  count: {
    error_one: '{{count}} error',
    error_other: '{{count}} errors',
    warning_one: '{{count}} warning',
    warning_other: '{{count}} warnings',
    info_one: '{{count}} piece of advice',
    info_other: '{{count}} pieces of advice',
  },
}
