/** The colours of the pages by day: see views/assets/tokens.css. */
export const COLORS = {
  paper: '#fbf9f4',
  ink: '#1c2124',
  soft: '#565c5e',
  rule: '#d8d2c4',
  accent: '#17506b',
  landmark: '#9a4a1c',
  confirmed: '#17654d',
  'officially-stated': '#2b5c93',
  reported: '#5a5f61',
  disputed: '#8a5800',
  denied: '#a3281c',
  retracted: '#6b6b6b',
} as const
