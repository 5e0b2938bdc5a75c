/** Recipe and station files, and the secrets they point at. */
export const stationErrors = {
  'recipe/unreadable': { blame: 'operator', transient: false },
  'recipe/invalid': { blame: 'operator', transient: false },
  'recipe/unknown-name': { blame: 'operator', transient: false },
  'station/unreadable': { blame: 'operator', transient: false },
  'station/invalid': { blame: 'operator', transient: false },
  'station/none': { blame: 'operator', transient: false },
  'station/secret-missing': { blame: 'operator', transient: false },
  'template/unknown-name': { blame: 'operator', transient: false },
} as const;
