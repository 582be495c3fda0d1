import fc from 'fast-check'

// Properties are tried on the same values in every run, so that a run says something of the change that it is made for. Other
// values are tried with another seed: `PROPERTY_SEED=$RANDOM npm run test:unit`.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['PROPERTY_SEED'] ?? 20_251_121) })
