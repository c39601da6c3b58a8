-- Where the kiosks stand, in the order in which travellers arrive, and how far the stations are from one another
-- (kilometres by road, rounded; within Taoyuan airport by foot), for the out-of-order screen.
CREATE TABLE station (
  station_id  TEXT NOT NULL PRIMARY KEY CHECK (length(station_id) BETWEEN 3 AND 20),
  position    BIGINT NOT NULL UNIQUE,
  name_zh     TEXT NOT NULL,
  name_en     TEXT NOT NULL,
  location_zh TEXT NOT NULL,
  location_en TEXT NOT NULL,
  km_north    BIGINT NOT NULL
);
INSERT INTO station (station_id, position, name_zh, name_en, location_zh, location_en, km_north) VALUES
  ('TPE-T1-S', 1, '桃園國際機場第一航廈南側', 'Taoyuan Airport, Terminal 1 South', '第一航廈 1 樓入境大廳南側，證照查驗前', 'Terminal 1, 1F arrivals hall, south side, before inspection', 40),
  ('TPE-T1-N', 2, '桃園國際機場第一航廈北側', 'Taoyuan Airport, Terminal 1 North', '第一航廈 1 樓入境大廳北側，證照查驗前', 'Terminal 1, 1F arrivals hall, north side, before inspection', 40),
  ('TPE-T2', 3, '桃園國際機場第二航廈', 'Taoyuan Airport, Terminal 2', '第二航廈 2 樓入境證照查驗前', 'Terminal 2, 2F arrivals, before inspection', 41),
  ('KHH-AIR', 4, '高雄國際機場', 'Kaohsiung Airport', '國際航廈 1 樓入境證照查驗前', 'International terminal, 1F arrivals, before inspection', 350),
  ('KEL-PORT', 5, '基隆港', 'Keelung Port', '西岸旅客中心 2 樓入境通關處', 'West passenger terminal, 2F arrivals', 0),
  ('KHH-PORT', 6, '高雄港', 'Kaohsiung Port', '旅運中心 1 樓入境通關處', 'Cruise terminal, 1F arrivals', 356),
  ('TXG-PORT', 7, '臺中港', 'Taichung Port', '旅客服務中心 1 樓入境通關處', 'Passenger service centre, 1F arrivals', 160);

CREATE TABLE kiosk (
  kiosk_id    TEXT NOT NULL PRIMARY KEY,
  station_id  TEXT NOT NULL REFERENCES station (station_id),
  name        TEXT NOT NULL UNIQUE,
  location_zh TEXT NOT NULL,
  location_en TEXT NOT NULL
);
INSERT INTO kiosk (kiosk_id, station_id, name, location_zh, location_en) VALUES
  ('TPE-T1-S-1', 'TPE-T1-S', 'T1 South 1', '第一航廈南側，查驗櫃檯左方', 'Terminal 1 South, left of the inspection counters'),
  ('TPE-T1-S-2', 'TPE-T1-S', 'T1 South 2', '第一航廈南側，查驗櫃檯右方', 'Terminal 1 South, right of the inspection counters'),
  ('TPE-T1-N-1', 'TPE-T1-N', 'T1 North 1', '第一航廈北側，查驗櫃檯左方', 'Terminal 1 North, left of the inspection counters'),
  ('TPE-T1-N-2', 'TPE-T1-N', 'T1 North 2', '第一航廈北側，查驗櫃檯右方', 'Terminal 1 North, right of the inspection counters'),
  ('TPE-T2-1', 'TPE-T2', 'T2 1', '第二航廈，查驗櫃檯左方', 'Terminal 2, left of the inspection counters'),
  ('TPE-T2-2', 'TPE-T2', 'T2 2', '第二航廈，查驗櫃檯右方', 'Terminal 2, right of the inspection counters'),
  ('KHH-AIR-1', 'KHH-AIR', 'Kaohsiung Airport 1', '高雄國際機場，查驗櫃檯左方', 'Kaohsiung Airport, left of the inspection counters'),
  ('KHH-AIR-2', 'KHH-AIR', 'Kaohsiung Airport 2', '高雄國際機場，查驗櫃檯右方', 'Kaohsiung Airport, right of the inspection counters'),
  ('KEL-PORT-1', 'KEL-PORT', 'Keelung Port 1', '基隆港，服務站櫃檯旁', 'Keelung Port, beside the service counter'),
  ('KHH-PORT-1', 'KHH-PORT', 'Kaohsiung Port 1', '高雄港，服務站櫃檯旁', 'Kaohsiung Port, beside the service counter'),
  ('TXG-PORT-1', 'TXG-PORT', 'Taichung Port 1', '臺中港，服務站櫃檯旁', 'Taichung Port, beside the service counter');
