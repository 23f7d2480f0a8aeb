-- Erasure (tillit.md §6): an event may lose its state and salt together, nothing else of it, and only
-- when the log already says so. What tells the erasures themselves, and the log's birth, stays.
DROP TRIGGER events_update
--;;
CREATE TRIGGER events_update BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events: append-only, no update')
    WHERE NEW.state IS NOT NULL
        OR NEW.salt IS NOT NULL
        OR NEW.position IS NOT OLD.position
        OR NEW.stream_id IS NOT OLD.stream_id
        OR NEW.stream_version IS NOT OLD.stream_version
        OR NEW.topic IS NOT OLD.topic
        OR NEW.recorded_us IS NOT OLD.recorded_us
        OR NEW.commitment IS NOT OLD.commitment
        OR NEW.command_id IS NOT OLD.command_id
        OR NEW.person IS NOT OLD.person
        OR NEW.role IS NOT OLD.role
        OR NEW.body IS NOT OLD.body
        OR NEW.effective_us IS NOT OLD.effective_us
        OR NEW.step IS NOT OLD.step
        OR NEW.tilstand IS NOT OLD.tilstand
        OR NEW.definition IS NOT OLD.definition
        OR NEW.correlation_id IS NOT OLD.correlation_id
        OR NEW.causation IS NOT OLD.causation
        OR OLD.stream_id = 'logg'
        OR OLD.stream_id >= 'sletting:' AND OLD.stream_id < 'sletting;'
        OR NOT EXISTS (
            SELECT 1 FROM events AS said
            WHERE said.stream_id >= 'sletting:' AND said.stream_id < 'sletting;'
                AND said.topic = 'HendelseSladdet'
                -- JSON functions count as unsafe in a trigger; the state begins so and in no other way
                AND instr(
                    CAST(said.state AS TEXT),
                    '{"v":1,"hendelse":{"posisjon":' || OLD.position || ','
                ) = 1
        );
END
