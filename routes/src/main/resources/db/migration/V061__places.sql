-- Where postcodes are. Each is written as "WR11 4AB"; half of one, "WR11", stands for its middle.
CREATE TABLE place (
  postcode text PRIMARY KEY,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  district text,
  name text,
  shipped boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN place.district IS 'Code of the local authority, such as E07000238.';
COMMENT ON COLUMN place.name IS 'The town or village that a postcode district is named after.';
COMMENT ON COLUMN place.shipped IS 'Came with the program; otherwise somebody loaded it.';

-- The postcode districts of Worcestershire and just beyond. Their middles are approximate, good to
-- a kilometre or two: general knowledge, taken from no data set. A district that lies in several
-- local authorities has the one that most of it is in.
INSERT INTO place (postcode, latitude, longitude, district, name, shipped) VALUES
  ('WR1', 52.196, -2.222, 'E07000237', 'Worcester', true),
  ('WR2', 52.190, -2.250, 'E07000237', 'Worcester, St John''s', true),
  ('WR3', 52.222, -2.212, 'E07000237', 'Worcester, Claines', true),
  ('WR4', 52.205, -2.180, 'E07000237', 'Worcester, Warndon', true),
  ('WR5', 52.178, -2.192, 'E07000237', 'Worcester, Battenhall', true),
  ('WR6', 52.245, -2.385, 'E07000235', 'Martley', true),
  ('WR7', 52.205, -2.020, 'E07000238', 'Inkberrow', true),
  ('WR8', 52.065, -2.230, 'E07000235', 'Upton upon Severn', true),
  ('WR9', 52.267, -2.150, 'E07000238', 'Droitwich Spa', true),
  ('WR10', 52.115, -2.072, 'E07000238', 'Pershore', true),
  ('WR11', 52.093, -1.945, 'E07000238', 'Evesham', true),
  ('WR12', 52.037, -1.860, 'E07000238', 'Broadway', true),
  ('WR13', 52.080, -2.345, 'E07000235', 'Colwall', true),
  ('WR14', 52.115, -2.325, 'E07000235', 'Malvern', true),
  ('WR15', 52.310, -2.590, 'E07000235', 'Tenbury Wells', true),
  ('B45', 52.395, -2.020, 'E07000234', 'Rubery', true),
  ('B46', 52.505, -1.700, 'E07000218', 'Coleshill', true),
  ('B47', 52.385, -1.885, 'E07000234', 'Wythall', true),
  ('B48', 52.350, -1.960, 'E07000234', 'Alvechurch', true),
  ('B49', 52.215, -1.870, 'E07000221', 'Alcester', true),
  ('B50', 52.165, -1.860, 'E07000221', 'Bidford-on-Avon', true),
  ('B60', 52.325, -2.050, 'E07000234', 'Bromsgrove', true),
  ('B61', 52.345, -2.075, 'E07000234', 'Bromsgrove, Catshill', true),
  ('B80', 52.270, -1.895, 'E07000221', 'Studley', true),
  ('B96', 52.255, -1.950, 'E07000236', 'Astwood Bank', true),
  ('B97', 52.300, -1.955, 'E07000236', 'Redditch', true),
  ('B98', 52.300, -1.910, 'E07000236', 'Redditch, Winyates', true),
  ('DY9', 52.435, -2.115, 'E07000234', 'Hagley', true),
  ('DY10', 52.385, -2.225, 'E07000239', 'Kidderminster', true),
  ('DY11', 52.388, -2.265, 'E07000239', 'Kidderminster, Franche', true),
  ('DY12', 52.378, -2.320, 'E07000239', 'Bewdley', true),
  ('DY13', 52.338, -2.285, 'E07000239', 'Stourport-on-Severn', true),
  ('DY14', 52.385, -2.470, 'E06000051', 'Cleobury Mortimer', true),
  ('GL20', 51.995, -2.135, 'E07000083', 'Tewkesbury', true);
