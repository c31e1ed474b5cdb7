//! Apache Parquet: events of ours as columns, and tables of others.
//!
//! What we write has a column for each field that an event can have (see [`super::flat`]), times as UTC timestamps, so that
//! DuckDB and pandas read it as it is. Tables of others are read by a mapping, like CSV.

mod pages;

use std::{borrow::Cow, fs::File, io::Write, sync::Arc};

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal128Array, Decimal256Array, Float32Array,
    Float64Array, Int8Array, Int16Array, Int32Array, Int64Array, LargeStringArray, RecordBatch, StringArray,
    StringViewArray, Time32MillisecondArray, Time32SecondArray, Time64MicrosecondArray, Time64NanosecondArray,
    TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray, UInt8Array,
    UInt16Array, UInt32Array, UInt64Array,
    builder::{Float64Builder, StringBuilder, TimestampNanosecondBuilder},
    cast::AsArray,
};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use parquet::{
    arrow::{
        ArrowWriter,
        arrow_reader::{
            ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
        },
    },
    basic::{Compression, ZstdLevel},
    errors::ParquetError,
    file::{
        metadata::{ColumnChunkMetaData, KeyValue, RowGroupMetaData},
        properties::{EnabledStatistics, WriterProperties},
        reader::ChunkReader,
    },
    schema::types::ColumnPath,
};

use self_cell::self_cell;

use super::{
    ahead::ahead,
    flat::{self, Cells, Flat, TEXTS, Text},
    guarded::guarded,
    ndjson::Header,
    progress::{Pace, Progress},
    sink::{FormatError, Reading, Spot},
    table::{Mapping, Rows, SAMPLE},
};
use crate::{
    hub::{EventHash, EventTime, HubEvent},
    say,
};

/// Rows that are read and written at a time.
const BATCH: usize = 8_192;

/// Rows of a row group: what a reader that looks for a part of the time has to read at least.
const GROUP: usize = 262_144;

/// The column of the message that told an event, in recordings.
const RAW: &str = "raw";

/// The key under which a file tells its header.
const HEADER: &str = "hubscope";

/// Where a segment of a recording says which tail it was packed from.
const TAIL: &str = "hubscope_tail";

fn failed(error: impl ToString) -> FormatError {
    let reason = error.to_string();
    FormatError::Syntax { format: "Parquet", at: Spot::Structure, reason }
}

/// What a file of ours says of itself.
pub fn header_of(file: &impl ChunkReader) -> Option<Header> {
    header(&ArrowReaderMetadata::load(file, ArrowReaderOptions::default()).ok()?)
}

fn header(metadata: &ArrowReaderMetadata) -> Option<Header> {
    let pairs = metadata.metadata().file_metadata().key_value_metadata()?;
    pairs.iter().filter(|pair| pair.key == HEADER).find_map(|pair| serde_json::from_str(pair.value.as_ref()?).ok())
}

/// The checksum of the tail that a segment of a recording was packed from.
pub fn tail_of(file: &File) -> Option<String> {
    let metadata = ArrowReaderMetadata::load(file, ArrowReaderOptions::default()).ok()?;
    let pairs = metadata.metadata().file_metadata().key_value_metadata()?;
    pairs.iter().find(|pair| pair.key == TAIL).and_then(|pair| pair.value.clone())
}

/// So many rows are read whatever the file is like.
const FEW_ROWS: u64 = 300_000;

/// No table has more rows in a byte: one of ours has one in eight bytes.
const ROWS_A_BYTE: u64 = 100;

/// Refuses a file that cannot hold what it claims.
fn check(file: &impl ChunkReader, metadata: &ArrowReaderMetadata) -> Result<(), FormatError> {
    let groups = metadata.metadata().row_groups();
    // The library breaks off on lengths that are none.
    let is_sound = |column: &ColumnChunkMetaData| {
        let start = column.dictionary_page_offset().unwrap_or(0).min(column.data_page_offset());
        start >= 0 && column.compressed_size() >= 0 && column.num_values() >= 0
    };
    if !groups.iter().all(|group| group.num_rows() >= 0 && group.columns().iter().all(is_sound)) {
        return Err(failed(say!("feed-negative")));
    }
    // A few bytes may claim rows without end; what has so many has bytes for them, however well it is packed.
    let rows = groups.iter().map(RowGroupMetaData::num_rows).fold(0, i64::saturating_add);
    let most = FEW_ROWS.max(file.len().saturating_mul(ROWS_A_BYTE));
    if u64::try_from(rows).unwrap_or(u64::MAX) > most {
        return Err(failed(say!("feed-rows-claimed", bytes = file.len().to_string(), rows = rows.to_string())));
    }
    let mut columns = groups.iter().flat_map(RowGroupMetaData::columns);
    columns.find_map(|column| pages::refusal(file, column)).map_or(Ok(()), |refusal| Err(failed(refusal)))
}

/// The names of the columns and the first rows.
pub fn beginning(file: File) -> Result<(Vec<String>, Vec<Vec<String>>), FormatError> {
    let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::default()).map_err(failed)?;
    check(&file, &metadata)?;
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
    let names = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let first = builder.with_batch_size(SAMPLE).build().map_err(failed)?.next();
    let rows = first.transpose().map_err(failed)?.map(|batch| {
        let of = |row: usize| -> Vec<String> {
            batch.columns().iter().map(|column| cell(column, row).unwrap_or_default().into_owned()).collect()
        };
        (0..batch.num_rows()).map(of).collect()
    });
    Ok((names, rows.unwrap_or_default()))
}

/// Reads a file; gives its header if it is one of ours.
pub fn read(
    file: impl ChunkReader + 'static,
    mapping: Option<&Mapping>,
    reading: &mut Reading<'_>,
) -> Result<Option<Header>, FormatError> {
    let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::default()).map_err(failed)?;
    check(&file, &metadata)?;
    let header = header(&metadata);
    let progress = reading.progress.clone();
    let all_rows = metadata.metadata().file_metadata().num_rows();
    let mut pace = Pace::of(file.len(), u64::try_from(all_rows).unwrap_or(0));
    // Tables of others may have columns of our names with times as text; rows read those, too.
    let has_instants = metadata
        .schema()
        .field_with_name(flat::TIME)
        .is_ok_and(|field| matches!(field.data_type(), DataType::Timestamp(..)));
    let fields = metadata.schema().fields().iter();
    let nested: Vec<String> =
        fields.filter(|field| is_nested(field.data_type())).map(|field| field.name().clone()).collect();
    let names: Vec<String> = metadata.schema().fields().iter().map(|field| field.name().clone()).collect();
    let batches = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata).with_batch_size(BATCH);
    let batches = batches.build().map_err(failed)?;
    let has = |name: &str| names.iter().any(|known| known == name);
    let is_ours = has_instants && has("obj") && has("event") && mapping.is_none();
    if !is_ours && !nested.is_empty() {
        let brief = || say!("feed-structures", names = nested.join(", "));
        reading.not_understood(0, brief, say!("feed-structures-hint"));
    }
    let mut number = 0_u64;
    let go_on = |progress: &Progress, rows: usize, pace: &mut Pace| {
        progress.advance(pace.after(rows as u64));
        if progress.is_cancelled() { Err(FormatError::cancelled()) } else { Ok(()) }
    };
    if is_ours {
        each(batches, all_rows, own, |told| {
            told.with_dependent(|batch, rows| {
                go_on(&progress, batch.num_rows(), &mut pace)?;
                for row in rows {
                    number += 1;
                    match row {
                        Ok((event, hash)) => reading.hashed(event, *hash, number),
                        Err(brief) => reading.unreadable(number, brief.as_str(), say!("feed-row-skipped-formats")),
                    }
                }
                Ok(())
            })
        })?;
        return Ok(header);
    }
    let mut rows = None::<Rows>;
    each(batches, all_rows, Ok, |batch| {
        go_on(&progress, batch.num_rows(), &mut pace)?;
        let of = |row: usize| -> Vec<Cow<'_, str>> {
            batch.columns().iter().map(|column| cell(column, row).unwrap_or_default()).collect()
        };
        let rows = match &mut rows {
            Some(rows) => rows,
            None => {
                let sample: Vec<Vec<String>> = (0..batch.num_rows().min(SAMPLE))
                    .map(|row| of(row).into_iter().map(Cow::into_owned).collect())
                    .collect();
                let sample: Vec<&[String]> = sample.iter().map(Vec::as_slice).collect();
                rows.insert(Rows::new(&names, &sample, mapping, reading.zone, None)?)
            }
        };
        for row in 0..batch.num_rows() {
            number += 1;
            rows.row(&of(row), number, reading);
        }
        Ok(())
    })?;
    rows.map_or(Ok(()), |rows| rows.finish(reading))?;
    Ok(header)
}

/// Gives what is made of each batch to `take`, while the next ones are unpacked on threads of their own, if there are any.
fn each<T: Send>(
    batches: ParquetRecordBatchReader,
    rows: i64,
    make: impl Fn(RecordBatch) -> Result<T, FormatError> + Sync,
    mut take: impl FnMut(T) -> Result<(), FormatError>,
) -> Result<(), FormatError> {
    let mut batches = batches.map(|batch| batch.map_err(failed));
    if rows <= BATCH as i64 {
        return batches.try_for_each(|batch| take(make(batch?)?));
    }
    let batches = std::iter::from_fn(move || guarded("Parquet", || batches.next().transpose()).transpose());
    ahead("parquet", batches, |batch| guarded("Parquet", || make(batch)), take)
}

self_cell!(
    /// The rows of a batch as events, which borrow what is in it.
    struct Told {
        owner: RecordBatch,
        #[covariant]
        dependent: Events,
    }
);

/// What each row tells, or why it tells nothing.
type Events<'a> = Vec<Result<(HubEvent<'a>, EventHash), String>>;

/// Rows of ours.
fn own(batch: RecordBatch) -> Result<Told, FormatError> {
    Told::try_new(batch, |batch| {
        let columns = Columns::of(batch)?;
        Ok((0..batch.num_rows()).map(|row| columns.event(row)).collect())
    })
}

/// The columns of ours in a batch.
struct Columns<'a> {
    time: Instants<'a>,
    recorded: Option<Instants<'a>>,
    planned: Option<Instants<'a>>,
    value: Option<&'a Float64Array>,
    texts: [Cell<'a>; TEXTS.len()],
}

/// A column that holds text, or what can be told as text.
enum Cell<'a> {
    /// There is nothing in it.
    Nothing,
    Text(&'a StringArray),
    Other(&'a ArrayRef),
}

impl<'a> Columns<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, FormatError> {
        let column = |name: &str| batch.column_by_name(name).filter(|column| column.null_count() < column.len());
        let instants = |name: &str| column(name).and_then(Instants::of);
        let missing = || FormatError::content(say!("feed-timestamps"), say!("feed-something-else"));
        Ok(Self {
            time: batch.column_by_name(flat::TIME).and_then(Instants::of).ok_or_else(missing)?,
            recorded: instants(flat::RECORDED),
            planned: instants(flat::PLANNED),
            value: column(flat::VALUE).and_then(|column| column.as_any().downcast_ref()),
            texts: TEXTS.map(|text| match column(text.name()) {
                None => Cell::Nothing,
                Some(column) => column.as_any().downcast_ref().map_or(Cell::Other(column), Cell::Text),
            }),
        })
    }

    fn event(&self, row: usize) -> Result<(HubEvent<'a>, EventHash), String> {
        let time = self.time.at(row).ok_or_else(|| say!("feed-no-time-in-t"))?;
        let event = flat::event(&mut Row { columns: self, row, time }).map_err(|error| error.to_string())?;
        let hash = EventHash::of(&event);
        Ok((event, hash))
    }
}

/// A row of ours, of which only those cells are looked at that its event needs.
struct Row<'a, 'b> {
    columns: &'b Columns<'a>,
    row: usize,
    time: EventTime,
}

impl<'a> Cells<'a> for Row<'a, '_> {
    fn take(&mut self, column: Text) -> Option<Cow<'a, str>> {
        let text = match &self.columns.texts[column as usize] {
            Cell::Nothing => return None,
            Cell::Text(all) => all.is_valid(self.row).then(|| Cow::Borrowed(all.value(self.row)))?,
            Cell::Other(all) => cell(all, self.row)?,
        };
        (!text.is_empty() || column == Text::Object).then_some(text)
    }

    fn time(&self) -> EventTime {
        self.time
    }

    fn recorded(&self) -> Option<EventTime> {
        self.columns.recorded.as_ref()?.at(self.row)
    }

    fn planned(&self) -> Option<EventTime> {
        self.columns.planned.as_ref()?.at(self.row)
    }

    fn value(&self) -> Option<f64> {
        self.columns.value.filter(|all| all.is_valid(self.row)).map(|all| all.value(self.row))
    }
}

/// A column of timestamps of whatever unit.
struct Instants<'a> {
    column: &'a dyn Array,
    values: &'a [i64],
    /// Nanoseconds of its unit.
    scale: i64,
}

impl<'a> Instants<'a> {
    fn of(column: &'a ArrayRef) -> Option<Self> {
        let DataType::Timestamp(unit, _) = column.data_type() else { return None };
        let any = column.as_any();
        let (values, scale): (&[i64], i64) = match unit {
            TimeUnit::Second => (any.downcast_ref::<TimestampSecondArray>()?.values(), 1_000_000_000),
            TimeUnit::Millisecond => (any.downcast_ref::<TimestampMillisecondArray>()?.values(), 1_000_000),
            TimeUnit::Microsecond => (any.downcast_ref::<TimestampMicrosecondArray>()?.values(), 1_000),
            TimeUnit::Nanosecond => (any.downcast_ref::<TimestampNanosecondArray>()?.values(), 1),
        };
        Some(Self { column: column.as_ref(), values, scale })
    }

    fn at(&self, row: usize) -> Option<EventTime> {
        let value = self.column.is_valid(row).then(|| self.values.get(row).copied())??;
        value.checked_mul(self.scale).map(EventTime::from_nanos)
    }
}

/// Whether a column holds structures, of which a cell of a table has nothing to say.
fn is_nested(data_type: &DataType) -> bool {
    match data_type {
        DataType::List(field) | DataType::LargeList(field) => is_nested(field.data_type()),
        data_type => data_type.is_nested() || matches!(data_type, DataType::Interval(_) | DataType::Duration(_)),
    }
}

/// What stands in a cell, as text; nothing where there is none, and where it is something that no column of ours could be.
fn cell<'a>(column: &'a ArrayRef, row: usize) -> Option<Cow<'a, str>> {
    if column.is_null(row) {
        return None;
    }
    if let Some(instants) = Instants::of(column) {
        let time = instants.at(row)?.to_string();
        // Without a zone it is what a clock showed, and no instant: the mapping says where the clock was.
        let is_local = matches!(column.data_type(), DataType::Timestamp(_, None));
        return Some(if is_local { time.trim_end_matches('Z').to_owned() } else { time }.into());
    }
    let any = column.as_any();
    macro_rules! numbers {
        ($($array:ty),*) => {$(
            if let Some(all) = any.downcast_ref::<$array>() {
                return Some(all.value(row).to_string().into());
            }
        )*};
    }
    numbers!(
        Int64Array,
        Int32Array,
        Int16Array,
        Int8Array,
        UInt64Array,
        UInt32Array,
        UInt16Array,
        UInt8Array,
        Float64Array,
        Float32Array,
        BooleanArray
    );
    match column.data_type() {
        DataType::Utf8 => Some(any.downcast_ref::<StringArray>()?.value(row).into()),
        DataType::LargeUtf8 => Some(any.downcast_ref::<LargeStringArray>()?.value(row).into()),
        DataType::Utf8View => Some(any.downcast_ref::<StringViewArray>()?.value(row).into()),
        DataType::Binary => Some(bytes(column.as_binary::<i32>().value(row))),
        DataType::LargeBinary => Some(bytes(column.as_binary::<i64>().value(row))),
        DataType::BinaryView => Some(bytes(column.as_binary_view().value(row))),
        DataType::FixedSizeBinary(_) => Some(bytes(column.as_fixed_size_binary().value(row))),
        DataType::Decimal128(..) => Some(any.downcast_ref::<Decimal128Array>()?.value_as_string(row).into()),
        DataType::Decimal256(..) => Some(any.downcast_ref::<Decimal256Array>()?.value_as_string(row).into()),
        // Several things in one cell, as a table of text would have them.
        DataType::List(_) => Some(list(&column.as_list::<i32>().value(row))),
        DataType::LargeList(_) => Some(list(&column.as_list::<i64>().value(row))),
        DataType::Time32(TimeUnit::Second) => clock(any.downcast_ref::<Time32SecondArray>()?.value(row), 1_000_000_000),
        DataType::Time32(_) => clock(any.downcast_ref::<Time32MillisecondArray>()?.value(row), 1_000_000),
        DataType::Time64(TimeUnit::Microsecond) => {
            clock(any.downcast_ref::<Time64MicrosecondArray>()?.value(row), 1_000)
        }
        DataType::Time64(_) => clock(any.downcast_ref::<Time64NanosecondArray>()?.value(row), 1),
        DataType::Date64 => {
            let millis = any.downcast_ref::<Date64Array>()?.value(row);
            day(EventTime::from_nanos(millis.checked_mul(1_000_000)?))
        }
        DataType::Date32 => {
            let days = i64::from(any.downcast_ref::<Date32Array>()?.value(row));
            day(EventTime::from_secs(days.checked_mul(86_400)?))
        }
        DataType::Dictionary(..) => {
            let dictionary = column.as_any_dictionary_opt()?;
            let key = *dictionary.normalized_keys().get(row)?;
            cell(dictionary.values(), key).map(|text| text.into_owned().into())
        }
        _ => None,
    }
}

/// Bytes that are text, or their figures.
fn bytes(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| data_encoding::HEXLOWER.encode(bytes).into(), Cow::Borrowed)
}

fn list(values: &ArrayRef) -> Cow<'static, str> {
    let cells: Vec<Cow<'_, str>> = (0..values.len()).filter_map(|row| cell(values, row)).collect();
    format!("[{}]", cells.join(", ")).into()
}

/// A day of the calendar.
fn day(time: EventTime) -> Option<Cow<'static, str>> {
    let time = time.to_string();
    time.split_once('T').map(|(day, _)| day.to_owned().into())
}

/// A time of day, of the count since midnight in a unit of so many nanoseconds.
fn clock(count: impl Into<i64>, scale: i64) -> Option<Cow<'static, str>> {
    let time = EventTime::from_nanos(count.into().checked_mul(scale)?).to_string();
    let (_, clock) = time.split_once('T')?;
    Some(clock.trim_end_matches('Z').to_owned().into())
}

/// Writes events as they come.
pub struct Writer<W: Write + Send> {
    out: ArrowWriter<W>,
    schema: Arc<Schema>,
    times: [TimestampNanosecondBuilder; 3],
    value: Float64Builder,
    texts: Vec<StringBuilder>,
    /// The messages that told the events, where they are kept.
    messages: Option<StringBuilder>,
    rows: usize,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file.
    pub fn new(out: W, header: &Header) -> Result<Self, ParquetError> {
        Self::begin(out, header, None, &[])
    }

    /// Begins a file that keeps beside each event the message that told it.
    /// The checksum of the tail that it is packed from is kept with it.
    pub fn with_messages(out: W, header: &Header, tail: &str) -> Result<Self, ParquetError> {
        Self::begin(out, header, Some(StringBuilder::new()), &[(TAIL, tail)])
    }

    fn begin(
        out: W,
        header: &Header,
        messages: Option<StringBuilder>,
        more: &[(&str, &str)],
    ) -> Result<Self, ParquetError> {
        let time = || DataType::Timestamp(TimeUnit::Nanosecond, Some("UTC".into()));
        let mut fields = vec![
            Field::new(flat::TIME, time(), false),
            Field::new(flat::RECORDED, time(), true),
            Field::new(flat::PLANNED, time(), true),
            Field::new(flat::VALUE, DataType::Float64, true),
        ];
        fields.extend(TEXTS.map(|text| Field::new(text.name(), DataType::Utf8, true)));
        fields.extend(messages.as_ref().map(|_| Field::new(RAW, DataType::Utf8, true)));
        let schema = Arc::new(Schema::new(fields));
        let header = serde_json::to_string(header).map_err(|error| ParquetError::General(error.to_string()))?;
        let more = more.iter().map(|(name, value)| KeyValue::new((*name).to_owned(), (*value).to_owned()));
        let known = std::iter::once(KeyValue::new(HEADER.to_owned(), header)).chain(more).collect();
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
            .set_max_row_group_row_count(Some(GROUP))
            .set_key_value_metadata(Some(known));
        for name in TEXTS.into_iter().filter(|text| !text.is_repeated()).map(Text::name).chain([RAW]) {
            let path = ColumnPath::from(name);
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_statistics_enabled(path, EnabledStatistics::None);
        }
        let out = ArrowWriter::try_new(out, schema.clone(), Some(properties.build()))?;
        let times = std::array::from_fn(|_| TimestampNanosecondBuilder::new().with_timezone("UTC"));
        let texts = TEXTS.iter().map(|_| StringBuilder::new()).collect();
        Ok(Self { out, schema, times, value: Float64Builder::new(), texts, messages, rows: 0 })
    }

    /// Writes an event.
    pub fn push(&mut self, event: &HubEvent<'_>) -> Result<(), ParquetError> {
        self.push_with(event, None)
    }

    /// Writes an event and the message that told it, which is left out where none are kept.
    pub fn push_with(&mut self, event: &HubEvent<'_>, message: Option<&str>) -> Result<(), ParquetError> {
        let flat = Flat::of(event);
        let times = [Some(flat.time), flat.recorded, flat.planned];
        for (column, time) in self.times.iter_mut().zip(times) {
            column.append_option(time.map(EventTime::nanos));
        }
        self.value.append_option(flat.value);
        for (column, text) in self.texts.iter_mut().zip(TEXTS) {
            column.append_option(flat.text(text));
        }
        if let Some(messages) = &mut self.messages {
            messages.append_option(message);
        }
        self.rows += 1;
        if self.rows >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(4 + TEXTS.len());
        columns.extend(self.times.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        columns.push(Arc::new(self.value.finish()));
        columns.extend(self.texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        columns.extend(self.messages.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        self.rows = 0;
        let batch = RecordBatch::try_new(self.schema.clone(), columns)?;
        self.out.write(&batch)
    }

    /// Ends the file.
    pub fn finish(mut self) -> Result<W, ParquetError> {
        self.flush()?;
        self.out.into_inner()
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::{BinaryArray, builder::ListBuilder};
    use bytes::Bytes;

    use super::*;
    use crate::{
        feed::{ndjson, sink::Kept},
        hub::{EventLog, LogBuilder},
    };

    fn read_bytes(bytes: Vec<u8>) -> (EventLog, Option<Header>) {
        let mut log = LogBuilder::new();
        let mut reading = Reading::new("a.parquet", &mut log);
        let header = read(Bytes::from(bytes), None, &mut reading).expect("Parquet");
        (log.finish(), header)
    }

    #[test]
    fn what_is_written_comes_back() {
        let header = Header::new("LGG", "Europe/Brussels");
        let mut out = Writer::new(Vec::new(), &header).expect("begun");
        let lines = [
            r#"{"t":"2021-11-08T05:00:00Z","obj":"A","enters":{"kind":"uld","type":"PMC","flow":"import","attributes":[{"name":"a","value":"b"}]}}"#,
            r#"{"t":"2021-11-08T05:00:01.000000001Z","rec":"2021-11-08T06:00:00Z","id":"i","src":"s","obj":"A","measures":{"quantity":"q","value":1.5,"unit":"Cel"}}"#,
            r#"{"t":"2021-11-08T05:00:02Z","obj":"A","plan":{"milestone":"DLV","planned":"2021-11-08T09:00:00Z"}}"#,
        ];
        let events: Vec<_> =
            lines.iter().map(|line| ndjson::one(line.as_bytes()).expect("read").expect("an event")).collect();
        for event in &events {
            out.push(event).expect("written");
        }
        let bytes = Bytes::from(out.finish().expect("ended"));
        let mut kept = Kept::default();
        let mut reading = Reading::new("a.parquet", &mut kept);
        let found = read(bytes, None, &mut reading).expect("Parquet");
        assert_eq!((kept.0, found), (events, Some(header)));
    }

    #[test]
    fn a_table_of_others_is_read_by_a_guess() {
        let schema = Arc::new(Schema::new(vec![
            Field::new("uld", DataType::Utf8, true),
            Field::new("zone", DataType::Utf8, true),
            Field::new("at", DataType::Timestamp(TimeUnit::Millisecond, None), true),
        ]));
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from(vec![Some("PMC1"), None])),
            Arc::new(StringArray::from(vec!["x", "y"])),
            Arc::new(TimestampMillisecondArray::from(vec![1_636_347_600_000, 1_636_347_600_000])),
        ];
        let mut out = ArrowWriter::try_new(Vec::new(), schema.clone(), None).expect("begun");
        out.write(&RecordBatch::try_new(schema, columns).expect("a batch")).expect("written");
        let (log, header) = read_bytes(out.into_inner().expect("ended"));
        assert_eq!((log.len(), header), (2, None));
        assert_eq!(log.issues().total(), 1, "the row without an object: {:?}", log.issues().kept());
    }

    #[test]
    fn cells_of_any_type_are_text_as_a_table_has_it() {
        #[track_caller]
        fn check(column: impl Array + 'static, expected: &str) {
            assert_eq!(cell(&(Arc::new(column) as ArrayRef), 0).as_deref(), Some(expected));
        }
        let decimal = Decimal128Array::from(vec![-12_345]).with_precision_and_scale(9, 2).expect("a decimal");
        check(decimal, "-123.45");
        check(Date64Array::from(vec![1_636_347_600_000]), "2021-11-08");
        check(TimestampMillisecondArray::from(vec![1_636_347_600_000]), "2021-11-08T05:00:00");
        check(TimestampMillisecondArray::from(vec![1_636_347_600_000]).with_timezone("UTC"), "2021-11-08T05:00:00Z");
        check(Time32SecondArray::from(vec![18_061]), "05:01:01");
        check(Time64NanosecondArray::from(vec![18_061_500_000_000]), "05:01:01.5");
        let mut several = ListBuilder::new(StringBuilder::new());
        several.append_value([Some("PMC1"), None, Some("PMC2")]);
        check(several.finish(), "[PMC1, PMC2]");
        check(BinaryArray::from_vec(vec![b"gate"]), "gate");
        check(BinaryArray::from_vec(vec![&[0xff, 0x00]]), "ff00");
    }

    /// A column of a page that says that it is a gigabyte, and is not.
    #[test]
    fn pages_that_cannot_be_what_they_claim_are_refused() {
        let schema = Arc::new(Schema::new(vec![Field::new("uld", DataType::Utf8, false)]));
        let properties = WriterProperties::builder().set_dictionary_enabled(false).build();
        let mut out = ArrowWriter::try_new(Vec::new(), schema.clone(), Some(properties)).expect("begun");
        let column: ArrayRef = Arc::new(StringArray::from(vec!["PMC1"]));
        out.write(&RecordBatch::try_new(schema, vec![column]).expect("a batch")).expect("written");
        let whole = out.into_inner().expect("ended");
        // After the magic number: the type, then the size of one text of four bytes with its length.
        assert_eq!(whole[4..8], [0x15, 0x00, 0x15, 0x10], "where the size of the page lies");
        let mut bytes = whole[..7].to_vec();
        bytes.extend([0x80, 0x80, 0x80, 0x80, 0x08]);
        bytes.extend(&whole[8..]);
        let mut kept = Kept::default();
        let refused = read(Bytes::from(bytes), None, &mut Reading::new("a.parquet", &mut kept));
        let refused = refused.expect_err("refused").to_string();
        assert!(refused.contains("claims to hold 1073741824"), "{refused}");
    }
}
