-- The log and the registers beside it, on SQLite (tillit.md §3).
-- SQLite has no roles, and no sha256: a function registered by our connections would make the file
-- unreadable to every other tool, so the commitment is checked by append and by `verify` instead.
CREATE TABLE events (
    position INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
    stream_id TEXT NOT NULL,
    stream_version INTEGER NOT NULL CHECK (typeof(stream_version) = 'integer'),
    topic TEXT NOT NULL,
    state BLOB CHECK (typeof(state) IN ('blob', 'null')),
    recorded_us INTEGER NOT NULL CHECK (typeof(recorded_us) = 'integer'),
    salt BLOB CHECK (salt IS NULL OR typeof(salt) = 'blob' AND length(salt) = 32),
    commitment BLOB NOT NULL CHECK (typeof(commitment) = 'blob' AND length(commitment) = 32),
    command_id TEXT,
    person TEXT,
    role TEXT,
    body TEXT,
    effective_us INTEGER,
    step TEXT,
    tilstand TEXT,
    definition TEXT,
    correlation_id TEXT,
    causation INTEGER,
    UNIQUE (stream_id, stream_version),
    CHECK ((state IS NULL) = (salt IS NULL))
)
--;;
CREATE TABLE command_outcomes (
    command_id TEXT PRIMARY KEY NOT NULL,
    body_hash BLOB,
    first_position INTEGER,
    last_position INTEGER
) WITHOUT ROWID
--;;
CREATE TABLE avviste_steg (
    id INTEGER PRIMARY KEY NOT NULL,
    after_position INTEGER NOT NULL,
    recorded_us INTEGER NOT NULL,
    person TEXT,
    role TEXT,
    body TEXT,
    stream_id TEXT,
    step TEXT NOT NULL,
    unmet TEXT NOT NULL
)
--;;
CREATE INDEX avviste_steg_stream ON avviste_steg (stream_id)
--;;
CREATE TABLE prosesser (
    name TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL
)
--;;
CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY NOT NULL,
    root BLOB NOT NULL,
    note BLOB NOT NULL,
    signed_us INTEGER NOT NULL
)
--;;
CREATE TABLE anchors (
    size INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cosignature', 'rfc3161', 'journal')),
    evidence BLOB NOT NULL,
    obtained_us INTEGER NOT NULL
)
--;;
CREATE TABLE personer (
    id TEXT PRIMARY KEY NOT NULL,
    ciphertext BLOB
)
--;;
CREATE TABLE fritekst (
    id TEXT PRIMARY KEY NOT NULL,
    ciphertext BLOB,
    commitment BLOB NOT NULL
) WITHOUT ROWID
--;;
-- Without this one INSERT OR REPLACE would delete a row unseen: delete triggers do not fire for it
-- unless recursive_triggers is on.
CREATE TRIGGER events_insert BEFORE INSERT ON events
BEGIN
    SELECT RAISE(ABORT, 'events: the position is not the next one')
    WHERE NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events);
    SELECT RAISE(ABORT, 'events: the stream has this version already')
    WHERE EXISTS (
        SELECT 1 FROM events
        WHERE stream_id = NEW.stream_id AND stream_version = NEW.stream_version
    );
    SELECT RAISE(ABORT, 'events: the version is not the next one')
    WHERE NEW.stream_version NOT IN (0, 1) AND NOT EXISTS (
        SELECT 1 FROM events
        WHERE stream_id = NEW.stream_id AND stream_version = NEW.stream_version - 1
    );
    SELECT RAISE(ABORT, 'events: recorded time does not rise')
    WHERE NEW.recorded_us <= (SELECT recorded_us FROM events WHERE position = NEW.position - 1);
END
--;;
-- Issue E replaces this one alone: its sladd_hendelse sets state and salt to NULL and nothing else.
CREATE TRIGGER events_update BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events: append-only, no update');
END
--;;
CREATE TRIGGER events_delete BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events: append-only, no delete');
END
--;;
CREATE TRIGGER command_outcomes_insert BEFORE INSERT ON command_outcomes
BEGIN
    SELECT RAISE(ABORT, 'command_outcomes: the command has its outcome already')
    WHERE EXISTS (SELECT 1 FROM command_outcomes WHERE command_id = NEW.command_id);
    SELECT RAISE(ABORT, 'command_outcomes: no such events')
    WHERE NEW.last_position > (SELECT coalesce(max(position), 0) FROM events)
        OR NEW.first_position > NEW.last_position;
END
--;;
CREATE TRIGGER command_outcomes_update BEFORE UPDATE ON command_outcomes
BEGIN
    SELECT RAISE(ABORT, 'command_outcomes: append-only, no update');
END
--;;
CREATE TRIGGER command_outcomes_delete BEFORE DELETE ON command_outcomes
BEGIN
    SELECT RAISE(ABORT, 'command_outcomes: append-only, no delete');
END
--;;
CREATE TRIGGER avviste_steg_insert BEFORE INSERT ON avviste_steg
BEGIN
    SELECT RAISE(ABORT, 'avviste_steg: the id is not the next one')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM avviste_steg);
END
--;;
CREATE TRIGGER avviste_steg_update BEFORE UPDATE ON avviste_steg
BEGIN
    SELECT RAISE(ABORT, 'avviste_steg: append-only, no update');
END
--;;
CREATE TRIGGER avviste_steg_delete BEFORE DELETE ON avviste_steg
BEGIN
    SELECT RAISE(ABORT, 'avviste_steg: append-only, no delete');
END
--;;
CREATE TRIGGER checkpoints_insert BEFORE INSERT ON checkpoints
BEGIN
    SELECT RAISE(ABORT, 'checkpoints: the size does not grow')
    WHERE NEW.size <= (SELECT max(size) FROM checkpoints);
END
--;;
CREATE TRIGGER checkpoints_update BEFORE UPDATE ON checkpoints
BEGIN
    SELECT RAISE(ABORT, 'checkpoints: append-only, no update');
END
--;;
CREATE TRIGGER checkpoints_delete BEFORE DELETE ON checkpoints
BEGIN
    SELECT RAISE(ABORT, 'checkpoints: append-only, no delete');
END
--;;
CREATE TRIGGER anchors_update BEFORE UPDATE ON anchors
BEGIN
    SELECT RAISE(ABORT, 'anchors: append-only, no update');
END
--;;
CREATE TRIGGER anchors_delete BEFORE DELETE ON anchors
BEGIN
    SELECT RAISE(ABORT, 'anchors: append-only, no delete');
END
