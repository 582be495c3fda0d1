import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { beforeHeaders } from './before-headers.ts'
