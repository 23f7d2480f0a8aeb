-- The log and the registers beside it, on PostgreSQL (tillit.md §3).
-- {schema} is the schema the migration runs in; {lock} the key of the writer lock.
CREATE TABLE {schema}.events (
    position bigint PRIMARY KEY CHECK (position >= 1),
    stream_id text COLLATE "C" NOT NULL,
    stream_version bigint NOT NULL,
    topic text COLLATE "C" NOT NULL,
    state bytea,
    recorded_us bigint NOT NULL,
    salt bytea CHECK (octet_length(salt) = 32),
    commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
    command_id text COLLATE "C",
    person text COLLATE "C",
    role text COLLATE "C",
    body text COLLATE "C",
    effective_us bigint,
    step text COLLATE "C",
    tilstand text COLLATE "C",
    definition text COLLATE "C",
    correlation_id text COLLATE "C",
    causation bigint,
    UNIQUE (stream_id, stream_version),
    CHECK ((state IS NULL) = (salt IS NULL)),
    -- the prefix is «innforing.state/v1» and a line feed; as text it would not become these bytes
    CONSTRAINT events_commitment CHECK (
        state IS NULL
        OR commitment = sha256('\x696e6e666f72696e672e73746174652f76310a'::bytea || salt || state)
    )
)
--;;
CREATE TABLE {schema}.command_outcomes (
    command_id text COLLATE "C" PRIMARY KEY,
    body_hash bytea,
    first_position bigint,
    last_position bigint
)
--;;
CREATE TABLE {schema}.avviste_steg (
    id bigint PRIMARY KEY,
    after_position bigint NOT NULL,
    recorded_us bigint NOT NULL,
    person text COLLATE "C",
    role text COLLATE "C",
    body text COLLATE "C",
    stream_id text COLLATE "C",
    step text COLLATE "C" NOT NULL,
    unmet text COLLATE "C" NOT NULL
)
--;;
CREATE INDEX avviste_steg_stream ON {schema}.avviste_steg (stream_id)
--;;
CREATE TABLE {schema}.prosesser (
    name text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL
)
--;;
CREATE TABLE {schema}.checkpoints (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    note bytea NOT NULL,
    signed_us bigint NOT NULL
)
--;;
CREATE TABLE {schema}.anchors (
    size bigint NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('cosignature', 'rfc3161', 'journal')),
    evidence bytea NOT NULL,
    obtained_us bigint NOT NULL
)
--;;
CREATE TABLE {schema}.personer (
    id text COLLATE "C" PRIMARY KEY,
    ciphertext bytea
)
--;;
CREATE TABLE {schema}.fritekst (
    id text COLLATE "C" PRIMARY KEY,
    ciphertext bytea,
    commitment bytea NOT NULL
)
