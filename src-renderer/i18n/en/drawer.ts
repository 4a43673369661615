export const drawer = {}
