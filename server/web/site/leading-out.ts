// A piece in a frame is part of somebody else's page: what it links to opens beside that page, never inside the frame. Said of each
// link, for the element that says it of all of them would send its own fragments out as well.

const TO_THE_SITE = /<a\b(?=[^>]* href="\/)/g

export const leadingOut = (html: string): string => html.replace(TO_THE_SITE, '$& target="_blank"')
