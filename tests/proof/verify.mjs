#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// An independent verifier of what `visavis-backend proof` prints: it shares no code with the program and needs the public key alone.
//
//   node verify.mjs --key PUBLIC_KEY_IN_HEX [--checkpoint OLDER_PROOF.json] PROOF.json
//
// What holds: every record was signed by the owner of the key, names the one before it, and stands in the tree of the checkpoint, which
// was signed too. With all records the chain is walked from its beginning. A checkpoint that was seen before must be a beginning of this
// one: who keeps the last proof notices when the log was cut or written anew.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafOf = ({ record, signature }) => sha256(Buffer.from([0]), record, Buffer.from(signature, 'hex'));
const nodeOf = (left, right) => sha256(Buffer.from([1]), left, right);

export class Fault extends Error {}

const need = (holds, what) => {
    if (!holds) throw new Fault(what);
};

/** RFC 8032 keys as node wants them: the 32 bytes behind the fixed head of RFC 8410. */
function keyOf(hex) {
    need(/^[0-9a-f]{64}$/.test(hex ?? ''), 'a public key has 64 hexadecimal digits');
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hex, 'hex')]);
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function signed(key, bytes, signature, what) {
    need(/^[0-9a-f]{128}$/.test(signature ?? ''), `the signature of ${what} is none`);
    need(verify(null, Buffer.from(bytes), key, Buffer.from(signature, 'hex')), `the signature of ${what} does not hold`);
}

/** Sorted keys, whole numbers, no white space: RFC 8785 for what our records hold. */
export function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (value && typeof value === 'object') return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
    return JSON.stringify(value);
}

function parsed(text, what) {
    let value;
    try {
        value = JSON.parse(text);
    } catch {
        throw new Fault(`${what} is no JSON`);
    }
    need(value && typeof value === 'object' && canonical(value) === text, `${what} is not canonical`);
    return value;
}

/** RFC 9162, 2.1.3.2: the root that \a leaf at \a index of \a size leads to along \a path. */
export function rootAlong(leaf, index, size, path) {
    let [at, last, hash] = [index, size - 1, leaf];
    for (const beside of path.map((each) => Buffer.from(each, 'hex'))) {
        need(last > 0 && beside.length === 32, 'a path is too long');
        if (at % 2 === 1 || at === last) {
            hash = nodeOf(beside, hash);
            while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
        } else hash = nodeOf(hash, beside);
        [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    }
    need(last === 0, 'a path is too short');
    return hash;
}

/** RFC 6962, 2.1. */
export function rootOf(leaves) {
    if (leaves.length === 0) return sha256('');
    if (leaves.length === 1) return leaves[0];
    let half = 1;
    while (half * 2 < leaves.length) half *= 2;
    return nodeOf(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

function checkpointOf(key, proof) {
    signed(key, proof.checkpoint, proof.checkpoint_signature, 'the checkpoint');
    const checkpoint = parsed(proof.checkpoint, 'the checkpoint');
    need(checkpoint.schema === 'visavis-checkpoint-1' && Number.isSafeInteger(checkpoint.size) && checkpoint.size >= 0, 'the checkpoint is none');
    return checkpoint;
}

/** Throws a Fault that says what does not hold; gives what was proved. */
export function verifyProof(publicKey, proof, older) {
    const key = keyOf(publicKey);
    need(proof?.schema === 'visavis-proof-1' && Array.isArray(proof.records), 'this is no proof');
    const { size, root } = checkpointOf(key, proof);
    const whole = proof.records.length === size;
    let [before, place] = [Buffer.alloc(32), 0];
    for (const { record, signature, path } of proof.records) {
        const said = parsed(record, 'a record');
        need(Number.isSafeInteger(said.seq) && said.seq > place && said.seq <= size, 'a record is twice there, out of order or beyond the checkpoint');
        if (whole) need(said.seq === place + 1 && said.prev === before.toString('hex'), `record ${said.seq} does not follow the one before`);
        const link = sha256(Buffer.from([2]), Buffer.from(said.prev, 'hex'), record);
        signed(key, link, signature, `record ${said.seq}`);
        need(rootAlong(leafOf({ record, signature }), said.seq - 1, size, path).toString('hex') === root, `record ${said.seq} is not in the tree`);
        [before, place] = [link, said.seq];
    }
    if (whole) need(rootOf(proof.records.map(leafOf)).toString('hex') === root, 'the records are not those of the checkpoint');
    if (older) {
        const seen = checkpointOf(key, older);
        need(seen.size <= size, 'the chain is shorter than it was');
        need(whole, 'only the whole chain can be held against an older checkpoint');
        need(rootOf(proof.records.slice(0, seen.size).map(leafOf)).toString('hex') === seen.root, 'the chain was written anew since the older checkpoint');
    }
    return { size, records: proof.records.length, whole };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    const args = process.argv.slice(2);
    const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
    const [key, older, [file]] = [option('--key'), option('--checkpoint'), args];
    const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
    try {
        const { size, records, whole } = verifyProof(key, read(file), older && read(older));
        console.log(`${records} of ${size} records hold${whole ? ', and they are all' : ''}.`);
    } catch (error) {
        console.error(error instanceof Fault ? `This does not hold: ${error.message}.` : String(error.message));
        process.exitCode = 1;
    }
}
