// A bookmark that opens the page for reports with what a page says of itself and what was chosen on it. It runs on pages of
// others, so it does nothing but that.

/** Longer addresses are cut or refused on the way by some browsers and proxies. */
export const MOST_BYTES_OF_A_LINK = 6 * 1024

/** Leaves room for the address of the page itself. */
const MOST_SIGNS = 5_800
const STEP = 100

/** @param address of the page for reports, in full */
export const bookmarklet = (address: string): string =>
  `javascript:(()=>{
const m=n=>(document.querySelector('meta[property="'+n+'"],meta[name="'+n+'"]')||{}).content||'';
const p=new URLSearchParams({
url:((document.querySelector('link[rel=canonical]')||location).href).slice(0,1500),
title:(m('og:title')||document.title).slice(0,150),
publisher:m('og:site_name').slice(0,100),
published:(m('article:published_time')||(document.querySelector('time[datetime]')||{}).dateTime||'').slice(0,40),
text:String(getSelection())});
while(p.toString().length>${MOST_SIGNS}&&p.get('text')){p.set('text',p.get('text').slice(0,-${STEP}));p.set('cut','yes')}
open('${address}?'+p)})()`.replaceAll('\n', '')
