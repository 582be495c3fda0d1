/** The colours of the pages by day, under the names that they have in views/styles/tokens.css. */
export const COLORS = {
  paper: '#fbf9f4',
  ink: '#1c2124',
  soft: '#565c5e',
  rule: '#d8d2c4',
  accent: '#17506b',
  landmark: '#9a4a1c',
  'c-confirmed': '#0b4f47',
  'c-officially-stated': '#2a66a8',
  'c-reported': '#5d6265',
  'c-disputed': '#8a5c0c',
  'c-denied': '#8c1a12',
  'c-retracted': '#5d6265',
  'stance-for': '#2a66a8',
  'stance-against': '#9a4a1c',
  'stance-unclear': '#565c5e',
  'stance-contradictory': '#1c2124',
} as const
