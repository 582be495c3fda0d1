import { hash } from 'node:crypto'

/**
 * The only inline script: what must be known before the first paint, so that nothing flashes or moves. It marks that scripts
 * run, sets the remembered theme, and says whether the reader was here before and knows how to read the timeline. It goes to
 * the order that the reader chose, where the address leaves it open, and keeps the room of lanes that were left unfolded. The theme's
 * function is kept for the control that changes it. Written without a character that HTML escapes, so that templates print
 * it as they print everything.
 */
export const FIRST_PAINT_SCRIPT = [
  '(function(root){',
  'root.dataset.script=``;',
  'window.showTheme=function(theme){',
  'if(/^(light|dark)$/.test(theme))root.dataset.theme=theme;else delete root.dataset.theme;',
  '[`light`,`dark`].forEach(function(scheme){',
  'document.querySelector(`meta[data-scheme=`+scheme+`]`).media=root.dataset.theme?',
  'root.dataset.theme===scheme?`all`:`not all`:`(prefers-color-scheme: `+scheme+`)`});',
  'document.querySelector(`meta[name=color-scheme]`).content=root.dataset.theme||`light dark`};',
  'try{',
  'showTheme(localStorage.getItem(`parley-theme`));',
  'var order=localStorage.getItem(`parley-order`);',
  'if(root.dataset.order){if(location.hash===``)if(/^(oldest|newest)$/.test(order)){if(order!==root.dataset.order)',
  'location.replace(location.pathname+(location.search?location.search+String.fromCharCode(38):`?`)+`order=`+order)}}',
  'var lanes=localStorage.getItem(`parley-lanes`);',
  'if(/^[0-9]+$/.test(lanes)){root.dataset.lanes=``;root.style.setProperty(`--lanes`,lanes+`px`)}',
  'if(localStorage.getItem(`parley-guide`))root.dataset.guide=`known`;',
  'if(localStorage.getItem(`parley-visits-`+root.dataset.record))root.dataset.returning=``',
  '}catch(refused){}',
  '})(document.documentElement)',
].join('')

/** As the content security policy names it. */
export const FIRST_PAINT_HASH = `'sha256-${hash('sha256', FIRST_PAINT_SCRIPT, 'base64')}'`
